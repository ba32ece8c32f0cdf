//! Reads the pieces of a cell in their order: who is named, what each does, and what is said beside.

use super::super::glyphs::{self, Glyph, equals, squeezed};
use super::phrases::{self, Event};
use super::roles::{Label, Verb};
use super::tokens::Token;
use super::{elision, names, numbering, span};
use crate::units::{ResponsibleUnits, Unit, UnitGroup, UnitNote, UnitRole};

/// A unit whose role is still to come.
struct Draft {
    name: Vec<Glyph>,
    role: Option<UnitRole>,
    /// Which 、-chain it stands in.
    chain: usize,
}

/// Gives units their roles while the tokens of a cell come in.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the cell said so far")]
pub(super) struct Reader {
    pub(super) units: ResponsibleUnits,
    /// What the column says.
    column: UnitRole,
    /// What the last label says.
    label: Option<UnitRole>,
    /// Behind a label of people.
    people: bool,
    contact: Vec<String>,
    /// Behind a label of units and people.
    named: bool,
    /// Behind 会同.
    joint: bool,
    /// Whether a verb or label was seen since the last stop.
    spoken: bool,
    pending: Vec<Draft>,
    /// Where the groups between commas begin in `pending`.
    groups: Vec<usize>,
    chain: usize,
    done: Vec<(UnitRole, Draft)>,
    refused: bool,
}

impl Reader {
    pub(super) fn new(units: ResponsibleUnits, column: UnitRole) -> Self {
        Self {
            units,
            column,
            label: None,
            people: false,
            contact: Vec::new(),
            named: false,
            joint: false,
            spoken: false,
            pending: Vec::new(),
            groups: Vec::new(),
            chain: 0,
            done: Vec::new(),
            refused: false,
        }
    }

    pub(super) fn take(&mut self, token: Token) {
        match token {
            Token::Doubt => self.refused = true,
            Token::Part(part) if self.people => self.contact.push(squeezed(&part)),
            Token::Part(part) if numbering::is_number(&part) => self.number(&part),
            Token::Part(part) => {
                for event in phrases::events(&part) {
                    self.event(event);
                }
            }
            Token::Pause(_) => {}
            Token::Comma => {
                self.chain += 1;
                self.groups.push(self.pending.len());
            }
            Token::Stop => self.stop(),
            Token::Label(Label::Unit) => self.named = true,
            Token::Label(label) => {
                self.stop();
                self.people = label == Label::Person;
                match label {
                    Label::Role(role) | Label::RoleAndPerson(role) => {
                        self.label = Some(role);
                        self.spoken = true;
                        self.named = matches!(label, Label::RoleAndPerson(_));
                    }
                    Label::Unknown => {
                        self.label = None;
                        self.note(UnitNote::UnknownRole);
                    }
                    Label::Person | Label::Unit => {}
                }
            }
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Unit(name, _) if self.named && names::is_someone(&name) => {
                self.units.contact.push(squeezed(&name));
            }
            // 配合单位：无
            Event::Unit(name, _) if equals(&name, "无") => {}
            Event::Unit(name, role) => self.pending.push(Draft { name, role, chain: self.chain }),
            Event::Verb(Verb::None) => {}
            Event::Verb(Verb::Role(role)) => self.verb(role),
            Event::Verb(Verb::Division(role)) => {
                self.units.division_of_duty = true;
                match role {
                    Some(role) => self.verb(role),
                    None => self.flush(),
                }
            }
            Event::Joint => {
                self.assign(0, UnitRole::Lead);
                self.joint = true;
                self.spoken = true;
            }
            Event::EtCetera => self.units.et_cetera = true,
            Event::Contact(text) => self.units.contact.push(text),
            Event::FirstLeads => self.units.first_is_lead = true,
            Event::Division => self.units.division_of_duty = true,
            Event::Doubt => self.refused = true,
        }
    }

    /// A telephone number: it goes with the person before it.
    fn number(&mut self, part: &[Glyph]) {
        let number = squeezed(part);
        // A person alone in the cell is the one who does it.
        let alone = self.done.is_empty() && self.pending.len() == 1;
        match self.pending.pop_if(|draft| !alone && names::is_someone(&draft.name)) {
            Some(person) => {
                self.units.contact.push(format!("{} {number}", squeezed(&person.name)));
            }
            None => self.units.contact.push(number),
        }
    }

    /// Gives the units before a verb their role.
    fn verb(&mut self, role: UnitRole) {
        let rest = self.label.unwrap_or(self.column);
        let role = match role {
            UnitRole::Responsible | UnitRole::Implement | UnitRole::Lead if self.joint => {
                UnitRole::Support
            }
            UnitRole::Responsible => rest,
            role => role,
        };
        let from = if self.joint || self.spoken { 0 } else { self.reach(role) };
        self.assign(from, role);
        self.joint = false;
        self.spoken = true;
    }

    /// How far back a verb reaches: `A、B，C配合` says nothing of A and B, `A、B牵头` speaks of both.
    fn reach(&mut self, role: UnitRole) -> usize {
        let starts: Vec<usize> = self
            .groups
            .iter()
            .copied()
            .filter(|start| (1..self.pending.len()).contains(start))
            .collect();
        let Some(last) = starts.last().copied() else { return 0 };
        let listed = starts.len() + 1 < self.pending.len();
        match role {
            UnitRole::Responsible => 0,
            // `A，B牵头`, `A，B，C牵头`: commas are all the list has.
            UnitRole::Lead | UnitRole::Host if !listed => 0,
            _ if listed || starts.len() == 1 => last,
            // `A，B，C配合`: of whom it speaks the print does not say.
            _ => {
                self.refused = true;
                last
            }
        }
    }

    /// Gives the units from an index on a role, and those before it the role of the column.
    fn assign(&mut self, from: usize, role: UnitRole) {
        let rest = self.label.unwrap_or(self.column);
        for (index, draft) in std::mem::take(&mut self.pending).into_iter().enumerate() {
            let said = if index < from { rest } else { role };
            self.done.push((draft.role.unwrap_or(said), draft));
        }
        self.groups.clear();
    }

    fn flush(&mut self) {
        let rest = self.label.unwrap_or(self.column);
        self.assign(0, if self.joint { UnitRole::Support } else { rest });
        self.joint = false;
    }

    fn stop(&mut self) {
        self.flush();
        self.chain += 1;
        self.spoken = false;
        if !self.contact.is_empty() {
            self.units.contact.push(self.contact.join(" "));
            self.contact.clear();
        }
    }

    fn note(&mut self, note: UnitNote) {
        if !self.units.notes.contains(&note) {
            self.units.notes.push(note);
        }
    }

    /// The cell as read, or as it came if it is no list of units.
    pub(super) fn finish(mut self) -> Result<ResponsibleUnits, ResponsibleUnits> {
        self.stop();
        let sentence = self.done.iter().any(|(_, draft)| names::is_sentence(&draft.name));
        let nothing = self.done.is_empty()
            && self.units.contact.is_empty()
            && !(self.units.division_of_duty || self.units.first_is_lead);
        if self.refused || sentence || nothing {
            let raw = self.units.raw;
            let notes = self.units.notes;
            return Err(ResponsibleUnits { raw, notes, ..ResponsibleUnits::default() });
        }
        let mut prefix = None;
        // The last class, and the chain that it stands in.
        let mut class: Option<Draft> = None;
        let mut places = places(&self.done).into_iter();
        for (role, draft) in self.done {
            let place = places.next().flatten();
            let full = place.as_deref().map(glyphs::glyphs);
            let own = elision::prefix(&draft.name).map(|own| (draft.chain, own));
            let expanded = match (&own, &prefix) {
                _ if place.is_some() => place,
                (None, Some((chain, prefix))) if *chain == draft.chain => {
                    elision::expand(&draft.name, prefix)
                }
                _ => None,
            };
            let goes_on = class.as_ref().is_some_and(|class| {
                class.chain == draft.chain && names::continues_class(&class.name, &draft.name)
            });
            // 村委会 is all of them, but not behind 红旗村党支部.
            let collective = (names::is_class(&draft.name) || goes_on)
                && full.is_none_or(|full| names::is_class(&full));
            prefix = own.or(prefix);
            let unit = Unit {
                name: squeezed_latin(&draft.name),
                collective,
                expanded,
                span: span(&draft.name),
            };
            if collective && !goes_on {
                class = Some(draft);
            }
            match self.units.groups.last_mut() {
                Some(group) if group.role == role => group.units.push(unit),
                _ => self.units.groups.push(UnitGroup::new(role, vec![unit])),
            }
        }
        Ok(self.units)
    }
}

/// For each unit the full name that the print gives in two: a place before an organ of another place
/// (大祥区、双清区教育局), a government behind its committee of the Party (城关镇党委、政府).
fn places(done: &[(UnitRole, Draft)]) -> Vec<Option<String>> {
    let mut full = vec![None; done.len()];
    for (pair, full) in done.windows(2).zip(full.iter_mut().skip(1)) {
        if let [(_, committee), (_, other)] = pair
            && committee.chain == other.chain
        {
            *full = elision::expand_government(&other.name, &committee.name);
        }
    }
    let mut organ: Option<&Draft> = None;
    for ((_, draft), full) in done.iter().zip(&mut full).rev() {
        if full.is_none() {
            *full = organ
                .filter(|organ| organ.chain == draft.chain)
                .and_then(|organ| elision::expand_place(&draft.name, &organ.name));
        }
        if full.is_none() {
            organ = Some(draft);
        }
    }
    full
}

/// The printed name; blanks are left only between Latin words.
fn squeezed_latin(name: &[Glyph]) -> String {
    glyphs::text(name, name.iter().map(|glyph| glyph.printed))
}
