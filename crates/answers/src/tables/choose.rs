//! Which of a table's times answer the time asked. A time that the table does not have is missing: another never stands for
//! it.

use jiff::civil::Date;

use super::{
    period::{Grain, Period, month_of, name},
    when::{Last, When},
};

/// The times of a table that answer, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Chosen {
    pub at: Vec<usize>,
    /// What was asked and is not there.
    pub missing: Vec<String>,
    /// What an officer should know of how the times fit.
    pub remarks: Vec<String>,
    /// How well they fit.
    pub fit: f32,
    /// How well a sum over them fits.
    pub computed: f32,
    /// Whether one time was asked that several of the table's make up.
    pub tiled: bool,
    /// Whether no time was asked.
    pub open: bool,
}

/// The grain that most of a table's times have.
fn grain(periods: &[Period]) -> Grain {
    let of = |g: Grain| periods.iter().filter(|p| p.grain == g).count();
    let all = [Grain::Year, Grain::Split, Grain::Quarter, Grain::Month, Grain::Point, Grain::Span];
    all.into_iter().max_by_key(|g| of(*g)).unwrap_or(Grain::Span)
}

/// The times of a table, in order, that answer the time asked; none where it has none of them.
pub(super) fn choose(when: &When, periods: &[Period], received: Date) -> Option<Chosen> {
    let mut chosen = Chosen { fit: 1.0, computed: 1.0, ..Chosen::default() };
    if periods.is_empty() || !when.says() {
        chosen.at = (0..periods.len()).collect();
        chosen.open = true;
        return Some(chosen);
    }
    let table = Grains::of(periods, received);
    if when.latest {
        let now = month_of(received);
        let begun = periods.iter().rposition(|p| p.from <= now).unwrap_or(0);
        let over = periods.iter().rposition(|p| p.to < now || p.grain == Grain::Point && p.from <= now);
        chosen.at.push(over.unwrap_or(begun));
        return Some(chosen);
    }
    if let Some(last) = &when.last {
        table.last(last, &mut chosen);
    } else if when.range || when.since {
        let first = when.windows.first()?;
        let first =
            if first.either && table.grain != Grain::Split { Period::year(first.begins()) } else { *first };
        let end = when.windows.last()?;
        let to = if when.since { table.until } else { table.set(*end).to };
        let from = table.set(first).from;
        table.run(from, to, &mut chosen);
        if first.loose || end.loose {
            chosen.fit *= 0.9;
        }
    } else {
        let mut windows = Vec::new();
        for window in &when.windows {
            if window.either && table.grain != Grain::Split {
                windows.extend([Period::year(window.begins()), Period::year(window.begins() + 1)]);
            } else {
                windows.push(*window);
            }
        }
        let single = windows.len() == 1;
        for window in windows {
            table.window(window, single, &mut chosen);
        }
    }
    chosen.at.sort_unstable();
    chosen.at.dedup();
    if chosen.at.is_empty() {
        return None;
    }
    if !chosen.missing.is_empty() {
        chosen.fit *= 0.72;
        chosen.computed *= 0.6;
    }
    Some(chosen)
}

struct Grains<'p> {
    periods: &'p [Period],
    grain: Grain,
    /// In which month of the year a period begins, for years.
    basis: i32,
    months: i32,
    /// The end of the last time that is over or that the table has.
    until: i32,
    /// The month of receipt.
    now: i32,
    received: Date,
}

impl<'p> Grains<'p> {
    fn of(periods: &'p [Period], received: Date) -> Self {
        let grain = grain(periods);
        let first = periods.iter().find(|p| p.grain == grain);
        let months = first.map_or(12, |p| p.to - p.from + 1);
        let basis = first.map_or(0, |p| p.from.rem_euclid(months.max(1)));
        let until = periods.iter().map(|p| p.to).max().unwrap_or(0);
        Grains { periods, grain, basis, months, until, now: month_of(received), received }
    }

    /// A year that lies in two, as this table cuts it.
    fn set(&self, window: Period) -> Period {
        if window.grain == Grain::Split && self.grain == Grain::Split {
            let from = window.begins() * 12 + self.basis;
            return Period { from, to: from + 11, ..window };
        }
        window
    }

    fn exact(&self, from: i32, to: i32) -> Option<usize> {
        self.periods.iter().position(|p| p.from == from && p.to == to)
    }

    fn overlapping(&self, from: i32, to: i32) -> Vec<usize> {
        (0..self.periods.len())
            .filter(|i| self.periods[*i].from <= to && self.periods[*i].to >= from)
            .collect()
    }

    fn yearly(&self) -> bool {
        self.months == 12
    }

    fn mixed(&self, chosen: &mut Chosen) {
        let remark = match self.grain {
            Grain::Split => {
                "The register counts by years that lie in two calendar years, not by calendar years."
            }
            _ => "The register counts by calendar years, not by financial years.",
        };
        if !chosen.remarks.iter().any(|r| r == remark) {
            chosen.remarks.push(remark.to_owned());
        }
    }

    fn window(&self, window: Period, single: bool, chosen: &mut Chosen) {
        let window = self.set(window);
        if window.loose {
            chosen.fit = chosen.fit.min(0.88);
        }
        if let Some(at) = self.exact(window.from, window.to)
            && (window.day.is_none()
                || self.periods[at].grain != Grain::Point
                || self.periods[at].day == window.day)
        {
            chosen.at.push(at);
            return;
        }
        if window.grain == Grain::Point {
            // A year's figure stands for the day on which the year ends.
            let ends = window.day.is_some_and(|d| d.tomorrow().is_ok_and(|t| t.day() == 1));
            match self.periods.iter().position(|p| p.to == window.to && p.grain != Grain::Point && ends) {
                Some(at) => {
                    chosen.at.push(at);
                    chosen.fit = chosen.fit.min(0.85);
                }
                None => chosen.missing.push(name(Grain::Point, window.from, window.to)),
            }
            return;
        }
        if self.grain == Grain::Point {
            // How things stood at the end of the time asked.
            match (0..self.periods.len()).rfind(|i| (window.from..=window.to).contains(&self.periods[*i].to))
            {
                Some(at) => {
                    chosen.at.push(at);
                    chosen.fit = chosen.fit.min(0.92);
                }
                None => chosen.missing.push(name(window.grain, window.from, window.to)),
            }
            return;
        }
        let inside: Vec<usize> = (0..self.periods.len())
            .filter(|i| self.periods[*i].from >= window.from && self.periods[*i].to <= window.to)
            .collect();
        if !inside.is_empty() {
            let before = chosen.at.len();
            self.run(window.from, window.to, chosen);
            chosen.tiled = single && chosen.at.len() - before > 1;
            return;
        }
        // Shorter times than the table has are not in it.
        let long = window.to - window.from + 1 >= self.months;
        let over = if long && self.yearly() { self.overlapping(window.from, window.to) } else { Vec::new() };
        if over.len() < 2 {
            chosen.missing.push(name(window.grain, window.from, window.to));
            return;
        }
        chosen.at.extend(over);
        chosen.fit = chosen.fit.min(0.74);
        chosen.computed = chosen.computed.min(0.6);
        self.mixed(chosen);
    }

    /// Every time from a month to a month.
    fn run(&self, from: i32, to: i32, chosen: &mut Chosen) {
        let months = self.months.max(1);
        if self.grain == Grain::Point {
            chosen.at.extend((0..self.periods.len()).filter(|i| (from..=to).contains(&self.periods[*i].to)));
            return;
        }
        let aligned = from.rem_euclid(months) == self.basis && (to + 1).rem_euclid(months) == self.basis;
        let mut start = from + (self.basis - from).rem_euclid(months);
        // A long run is not counted out for a table that begins near its end.
        let mut left = 400;
        while start + months - 1 <= to && left > 0 {
            match self.exact(start, start + months - 1) {
                Some(at) => chosen.at.push(at),
                None if start + months > self.now => {}
                None => chosen.missing.push(name(self.grain, start, start + months - 1)),
            }
            start += months;
            left -= 1;
        }
        if !aligned && self.yearly() && to < self.until + 12 {
            // "2018 to 2021" of financial years takes in the one that begins in 2021, where it is there.
            if let Some(at) = self.exact(start, start + months - 1).filter(|_| start <= to) {
                chosen.at.push(at);
            }
            chosen.fit *= 0.93;
            chosen.computed *= 0.78;
            self.mixed(chosen);
        }
    }

    fn last(&self, last: &Last, chosen: &mut Chosen) {
        let unsaid = last.grain.is_none_or(|g| g == self.grain || self.months < 12);
        if self.grain == Grain::Point {
            let until = last.ending.map_or(self.now, |p| self.set(p).to);
            let count = usize::try_from(last.count).unwrap_or(1);
            let until = (0..self.periods.len()).filter(|i| {
                let p = &self.periods[*i];
                p.to <= until && p.day.is_none_or(|d| d <= self.received)
            });
            let all: Vec<usize> = until.collect();
            if last.months == 12 {
                chosen.at.extend(&all[all.len().saturating_sub(count)..]);
                chosen.fit *= if all.len() < count { 0.7 } else { 0.92 };
            }
            return;
        }
        if last.months < self.months {
            chosen.missing.push(format!("the last {} months", last.count * last.months));
            return;
        }
        // The end of the last of this table's times that was over on the day of receipt.
        let over = |months: i32, basis: i32| {
            let passed = self.now - basis;
            passed.div_euclid(months) * months + basis - 1
        };
        let to = match last.ending {
            Some(period) => {
                let period = self.set(period);
                // "To 2024" of financial years ends with the one that ends then.
                if (period.to + 1).rem_euclid(self.months) == self.basis {
                    period.to
                } else {
                    over(self.months, self.basis)
                        .min(period.to - (period.to + 1 - self.basis).rem_euclid(self.months))
                }
            }
            None if !last.said && self.until < self.now => self.until,
            None if self.months < 12 && last.months == 12 && last.grain == Some(Grain::Split) => over(12, 3),
            None if self.months < 12 && last.months == 12 && last.grain == Some(Grain::Year) => over(12, 0),
            None => over(self.months, self.basis),
        };
        let from = to + 1 - last.count * last.months;
        self.run(from, to, chosen);
        chosen.tiled = last.count * last.months > self.months && last.count == 1;
        if !unsaid {
            chosen.fit *= 0.75;
            chosen.computed *= 0.75;
            self.mixed(chosen);
        }
        if last.count == 1 && last.grain.is_none() && last.ending.is_none() {
            // "Last year" may be either.
            chosen.fit *= 0.9;
        }
    }
}
