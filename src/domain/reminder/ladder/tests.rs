use super::*;

fn step(offset_days: i32, tone: Tone) -> Step {
    Step::new(offset_days, tone)
}

#[test]
fn the_standard_ladder_is_the_one_of_the_design() {
    let days: Vec<i32> =
        Ladder::preset(Preset::Standard).steps().iter().map(|step| step.offset_days).collect();
    assert_eq!(days, [-3, 0, 3, 7, 14, 21, 30]);
}

#[test]
fn presets_and_the_instalment_ladder_pass_the_check_for_edited_ladders() {
    let presets = Preset::ALL.map(Ladder::preset);
    for ladder in presets.into_iter().chain([Ladder::for_instalments()]) {
        assert_eq!(Ladder::new(ladder.steps().to_vec(), ladder.repeat()), Ok(ladder.clone()));
        let stored = serde_json::to_string(&ladder).unwrap();
        assert_eq!(serde_json::from_str::<Ladder>(&stored).unwrap(), ladder);
    }
    for preset in Preset::ALL {
        assert_eq!(Preset::from_code(preset.code()), Some(preset));
    }
}

#[test]
fn gentle_never_gets_firm() {
    assert!(Ladder::preset(Preset::Gentle).unrolled().iter().all(|step| step.tone != Tone::Firm));
}

#[test]
fn repeats_follow_the_claim_keep_the_tone_and_end() {
    let all = Ladder::preset(Preset::Standard).unrolled();
    let tail: Vec<Step> = all.into_iter().filter(|step| step.offset_days > 30).collect();
    let days: Vec<i32> = tail.iter().map(|step| step.offset_days).collect();
    assert_eq!(days, [35, 49, 63, 77, 91, 105]);
    assert!(tail.iter().all(|step| step.tone == Tone::Firm));
    assert_eq!(Ladder::for_instalments().unrolled().len(), 3);
}

#[test]
fn a_bad_ladder_is_refused_with_the_reason() {
    use Tone::{Check, Claim, Firm, Friendly, Short};
    let table = [
        (vec![], LadderError::Empty),
        (vec![step(30, Claim)], LadderError::Empty),
        (vec![step(0, Short), step(0, Check)], LadderError::NotInOrder { offset_days: 0 }),
        (vec![step(3, Check), step(-3, Friendly)], LadderError::NotInOrder { offset_days: -3 }),
        (vec![step(3, Check), step(7, Short)], LadderError::Softens { offset_days: 7 }),
        (vec![step(3, Check), step(7, Claim), step(9, Claim)], LadderError::MisplacedClaim),
        (vec![step(-3, Friendly), step(0, Claim)], LadderError::MisplacedClaim),
        (
            vec![step(-31, Friendly)],
            LadderError::OutOfBounds { offset_days: -31, earliest: -30, latest: 180 },
        ),
        (vec![step(181, Firm)], LadderError::OutOfBounds { offset_days: 181, earliest: -30, latest: 180 }),
        ((0..13).map(|day| step(day, Check)).collect(), LadderError::TooManySteps { maximum: 12 }),
    ];
    for (steps, error) in table {
        assert_eq!(Ladder::new(steps.clone(), None), Err(error), "{steps:?}");
    }
    let daily = Repeat { every_days: 1, times: 3 };
    assert!(matches!(
        Ladder::new(vec![step(0, Short)], Some(daily)),
        Err(LadderError::Repeat { shortest: 7, .. })
    ));
    assert!(serde_json::from_str::<Ladder>(r#"{"steps":[],"repeat":null}"#).is_err());
}

fn day(ladder: &Ladder, day: i32) -> Option<Step> {
    ladder.steps().iter().copied().find(|step| step.offset_days == day)
}

#[test]
fn each_edit_changes_one_step_and_own_words_move_with_it() {
    let standard = Ladder::preset(Preset::Standard);
    let words = Wording::try_from("{имя}, ждём {сумма}".to_owned()).unwrap();
    let own = standard.edited(7, Edit::Words(Language::Ru, Some(words.clone()))).unwrap();
    assert_eq!(own.words(7, Language::Ru), Some(&words));
    assert_eq!(own.words(7, Language::En), None);
    let moved = own.edited(7, Edit::Move { to: 8 }).unwrap();
    assert_eq!((moved.words(7, Language::Ru), moved.words(8, Language::Ru)), (None, Some(&words)));
    assert_eq!(day(&moved, 8).map(|step| step.tone), Some(Tone::Factual));
    let stored = serde_json::to_string(&moved).unwrap();
    assert_eq!(serde_json::from_str::<Ladder>(&stored).unwrap(), moved);
    let ours = moved.edited(8, Edit::Words(Language::Ru, None)).unwrap();
    assert_eq!(ours.edited(8, Edit::Move { to: 7 }).unwrap(), standard);
    let late = standard.edited(14, Edit::Hours(Some(Window::hours(15, 18)))).unwrap();
    assert_eq!(day(&late, 14).and_then(|step| step.hours), Some(Window::hours(15, 18)));
    assert_eq!(day(&standard.edited(14, Edit::Remove).unwrap(), 14), None);
    let added = standard.edited(0, Edit::Add(standard.step_for(10))).unwrap();
    assert_eq!(day(&added, 10).map(|step| step.tone), Some(Tone::Factual));
}

#[test]
fn a_step_that_is_switched_off_stays_in_the_list_and_is_not_taken() {
    let standard = Ladder::preset(Preset::Standard);
    let without = standard.edited(3, Edit::Off(true)).unwrap();
    assert!(day(&without, 3).is_some());
    assert!(without.unrolled().iter().all(|step| step.offset_days != 3));
    assert_eq!(without.soft_start().map(|step| step.offset_days), Some(7));
    let last = Ladder::new(vec![step(0, Tone::Short)], None).unwrap();
    assert_eq!(last.edited(0, Edit::Off(true)), Err(LadderError::Empty));
}

#[test]
fn an_edit_that_makes_no_ladder_is_refused() {
    let standard = Ladder::preset(Preset::Standard);
    let table = [
        (4, Edit::Remove, LadderError::NoSuchStep { offset_days: 4 }),
        (3, Edit::Move { to: 7 }, LadderError::NotInOrder { offset_days: 7 }),
        (3, Edit::Move { to: 40 }, LadderError::MisplacedClaim),
        (14, Edit::Tone(Tone::Short), LadderError::Softens { offset_days: 14 }),
        (0, Edit::Add(step(3, Tone::Check)), LadderError::NotInOrder { offset_days: 3 }),
        (
            0,
            Edit::Hours(Some(Window::hours(6, 9))),
            LadderError::Hours { earliest: Ladder::HOURS.start, latest: Ladder::HOURS.end },
        ),
    ];
    for (day, edit, error) in table {
        assert_eq!(standard.edited(day, edit.clone()), Err(error), "{edit:?}");
    }
    assert_eq!(standard.tones_for(7), [Tone::Check, Tone::Factual, Tone::Personal]);
}

#[test]
fn hours_that_a_step_may_choose_are_open_under_every_profile() {
    for profile in super::super::Profile::ALL {
        let rules = profile.rules();
        for window in [rules.working_day, rules.saturday, rules.day_off] {
            assert!(window.start <= Ladder::HOURS.start && Ladder::HOURS.end <= window.end, "{profile:?}");
        }
    }
}
