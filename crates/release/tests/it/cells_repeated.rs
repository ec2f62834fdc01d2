//! Figures that were taken out of a cell and stand in another one that stays.

use crate::cells::made;

#[test]
fn a_figure_that_stands_in_another_cell_too_is_said_and_what_stands_there_by_chance_is_not() {
    for (text, mark, told, origin) in [
        ("Team,Cost,Note\nParks,48211.37,\nRoads,75,48211.37\n", "B2", Some("C3"), "repeated beside it"),
        ("Team,Cost,Paid\nParks,\"£48,211\",48211\nRoads,75,75\n", "B2", Some("C2"), "written otherwise"),
        ("Team,Cost,Note\nParks,48211,\nRoads,75,48211\n", "B2,C3", None, "marked there as well"),
        ("Team,Posts,Left\nParks,120,120\nRoads,75,75\n", "B2", None, "a small number"),
        ("Team,Cost,Limit\nParks,12000,12000\nRoads,75,12000\n", "B2", None, "a round number"),
        ("Team,From,To\nParks,2024,2024\nRoads,2024,2025\n", "B2", None, "a year"),
        (
            "Team,Rate,Other\nParks,13.685,13.685\nRoads,13.685,13.685\nLanes,13.685,13.685\n",
            "B2",
            None,
            "a rate of all of them",
        ),
        ("Team,Cost\nParks,48211\nRoads,75\n", "B2", None, "nowhere else"),
    ] {
        let marks: Vec<String> = mark.split(',').map(|m| format!("{{\"cells\":\"{m}\"}}")).collect();
        let (copy, _) = made("a.csv", text.as_bytes(), &format!("[{}]", marks.join(",")));
        let sentence = copy.changed.iter().find(|c| c.contains("The removed figure"));
        match told {
            Some(place) => assert!(
                sentence.is_some_and(|s| s.contains(&format!("stands in {place} as well"))),
                "{origin}: {:?}",
                copy.changed
            ),
            None => assert_eq!(sentence, None, "{origin}"),
        }
    }
}
