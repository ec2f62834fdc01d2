-- What imported responses answered is found by the memory's index, which each node makes from the events.
DROP TRIGGER earlier_answers_in;
DROP TRIGGER earlier_answers_out;
DROP TABLE earlier_words;
DROP TABLE earlier_answers;
