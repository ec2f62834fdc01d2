-- What imported responses answered is found by the memory's index, which each node makes from the events.
DROP TABLE earlier_answers;
