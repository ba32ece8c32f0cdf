//! 联系人, 电话, 邮箱: who to ask, in prose, in lists and in brackets.

mod values;

use std::ops::Range;

pub(super) use self::values::email;
use self::values::{names, phones};
use super::glyphs::{Cursor, Glyph, glyphs};
use super::person::is_person;
use super::word_list::WordList;
use crate::lexicon::people::{DUTY_LABELS, EMAIL_LABELS, NAME_LABELS, OTHER_LABELS, PHONE_LABELS};
use crate::record::Contact;

/// Finds the people to ask that a text names, in order, with the byte range of each. The same
/// person twice is two entries.
///
/// ```
/// let text = "报区行政审批服务局(联系人:雷景,电话:18673943200,电子邮箱:sysd@163.com)。";
/// let (_, contact) = &gongwen::normalize::contacts(text)[0];
/// assert_eq!(contact.name.as_deref(), Some("雷景"));
/// assert_eq!(contact.phone.as_deref(), Some("18673943200"));
/// assert_eq!(contact.email.as_deref(), Some("sysd@163.com"));
/// ```
#[must_use]
pub fn contacts(text: &str) -> Vec<(Range<usize>, Contact)> {
    let glyphs = glyphs(text);
    let mut list = List::default();
    let mut at = 0;
    while at < glyphs.len() {
        let next = match label(&glyphs, at) {
            Some((Label::Duty, behind)) if !has_number(&glyphs, behind) => Some(behind),
            Some((Label::Name | Label::Duty, behind)) => Some(list.take_names(&glyphs, at, behind)),
            Some((Label::Phone, behind)) => Some(list.take_phones(&glyphs, at, behind)),
            Some((Label::Email, behind)) => Some(behind),
            Some((Label::Other, behind)) => Some(phones(&glyphs, behind, true).1.max(behind)),
            None => list.take_email(&glyphs, at),
        };
        at = next.unwrap_or(at + 1).max(at + 1);
    }
    list.finish(&glyphs)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Name,
    /// Of a person who does something: 责任人.
    Duty,
    Phone,
    Email,
    Other,
}

/// The label that stands at an index, and the index behind it and its colon.
fn label(glyphs: &[Glyph], at: usize) -> Option<(Label, usize)> {
    let (first, mut cursor) = word(Cursor::new(glyphs, at))?;
    // 联系人及电话：, 联系人、联系电话：, 电话（传真）：, 联系人（电话）：
    let mut ahead = cursor;
    ahead.skip_blanks();
    if ahead.eat_if(|mark| "及和与、/(&".contains(mark)).is_some() {
        ahead.skip_blanks();
        if let Some((_, mut behind)) = word(ahead) {
            behind.skip_blanks();
            behind.eat(')');
            behind.skip_blanks();
            if behind.peek() == Some(':') {
                cursor = behind;
            }
        }
    }
    let mut ahead = cursor;
    ahead.skip_blanks();
    if ahead.eat(':') || ahead.eat('为') || ahead.eat('是') {
        return Some((first, ahead.at));
    }
    // Without a colon only if the value follows at once: 联系电话0739-5321234.
    let follows = match first {
        Label::Phone | Label::Other => ahead.peek().is_some_and(|next| next.is_ascii_digit()),
        Label::Name => values::bare_name(&ahead),
        Label::Duty => false,
        Label::Email => ahead.peek().is_some_and(|next| next.is_ascii_alphanumeric()),
    };
    follows.then_some((first, ahead.at))
}

fn word(mut cursor: Cursor<'_>) -> Option<(Label, Cursor<'_>)> {
    static LABELS: WordList<Label> = WordList::of_groups(&[&[
        (Label::Name, NAME_LABELS),
        (Label::Duty, DUTY_LABELS),
        (Label::Other, OTHER_LABELS),
        (Label::Phone, PHONE_LABELS),
        (Label::Email, EMAIL_LABELS),
    ]]);

    let label = LABELS.eat(&mut cursor)?;
    Some((label, cursor))
}

/// Whether names stand at an index with a number behind them, labelled or not.
fn has_number(glyphs: &[Glyph], at: usize) -> bool {
    let (names, end) = names(glyphs, at);
    !names.is_empty() && (!phones(glyphs, end, false).0.is_empty() || phone_label(glyphs, end))
}

/// Whether the label of a number stands at an index, behind a mark or a blank.
fn phone_label(glyphs: &[Glyph], at: usize) -> bool {
    let mut cursor = Cursor::new(glyphs, at);
    cursor.skip_blanks();
    cursor.eat_if(|mark| "、,;(".contains(mark));
    cursor.skip_blanks();
    matches!(label(glyphs, cursor.at), Some((Label::Phone, _)))
}

/// Values of one kind and where they stand, as indices.
#[derive(Default)]
struct Field {
    values: Vec<String>,
    start: usize,
    end: usize,
}

/// What stands together: the names, then their numbers, then their addresses.
#[derive(Default)]
struct Group {
    names: Option<Field>,
    phones: Option<Field>,
    emails: Option<Field>,
}

#[derive(Default)]
struct List {
    done: Vec<Group>,
    open: Group,
}

impl List {
    fn close(&mut self) {
        self.done.push(std::mem::take(&mut self.open));
    }

    fn take_names(&mut self, glyphs: &[Glyph], start: usize, behind: usize) -> usize {
        let mut start = start;
        let mut at = behind;
        // 联系人：张三 13800000000，李四 13900000000
        loop {
            let (values, end) = names(glyphs, at);
            if values.is_empty() {
                break;
            }
            if self.open.names.is_some() || self.open.phones.is_some() {
                self.close();
            }
            self.open.names = Some(Field { values, start, end });
            let (numbers, behind) = phones(glyphs, end, false);
            at = end;
            if numbers.is_empty() {
                break;
            }
            self.open.phones = Some(Field { values: numbers, start: end, end: behind });
            at = behind;
            let mut cursor = Cursor::new(glyphs, at);
            cursor.skip_blanks();
            cursor.eat_if(|mark| "、,;)".contains(mark));
            cursor.eat_if(|mark| "、,;".contains(mark));
            cursor.skip_blanks();
            // The next is a name only if a number follows it at once.
            let (more, after) = names(glyphs, cursor.at);
            if more.is_empty()
                || label(glyphs, cursor.at).is_some()
                || phones(glyphs, after, false).0.is_empty()
            {
                break;
            }
            start = cursor.at;
            at = cursor.at;
        }
        at
    }

    fn take_phones(&mut self, glyphs: &[Glyph], start: usize, behind: usize) -> usize {
        let (values, end) = phones(glyphs, behind, true);
        if values.is_empty() {
            // 咨询电话：张三 13800000000
            let (people, end) = names(glyphs, behind);
            let meant = people.iter().all(|name| is_person(name))
                && !people.is_empty()
                && !phones(glyphs, end, false).0.is_empty();
            return if meant { self.take_names(glyphs, start, behind) } else { behind };
        }
        if let Some((people, after)) = values::people_behind(glyphs, behind..end)
            && people.len() == values.len()
            && self.open.names.is_none()
        {
            self.close();
            self.open.names = Some(Field { values: people, start, end: after });
            self.open.phones = Some(Field { values, start, end: after });
            return after;
        }
        match &mut self.open.phones {
            // 电话：…，手机：… are two numbers of one person.
            Some(field) if self.open.emails.is_none() && self.open.names.is_some() => {
                field.values.extend(values);
                field.end = end;
            }
            Some(_) => {
                self.close();
                self.open.phones = Some(Field { values, start, end });
            }
            None => self.open.phones = Some(Field { values, start, end }),
        }
        self.take_next_name(glyphs, end).unwrap_or(end)
    }

    /// The next person behind a number, whose own label stands behind the name:
    /// 联系人：张三，电话：5321234；李四，电话：5321235.
    fn take_next_name(&mut self, glyphs: &[Glyph], at: usize) -> Option<usize> {
        self.open.names.as_ref()?;
        let mut cursor = Cursor::new(glyphs, at);
        cursor.skip_blanks();
        cursor.eat(')');
        cursor.eat_if(|mark| "、,;。".contains(mark));
        cursor.skip_blanks();
        let start = cursor.at;
        if start == at || label(glyphs, start).is_some() {
            return None;
        }
        let (values, end) = names(glyphs, start);
        if !values.iter().all(|name| is_person(name)) || !phone_label(glyphs, end) {
            return None;
        }
        self.close();
        self.open.names = Some(Field { values, start, end });
        Some(end)
    }

    fn take_email(&mut self, glyphs: &[Glyph], at: usize) -> Option<usize> {
        let (start, end, value) = email(glyphs, at)?;
        match &mut self.open.emails {
            Some(field) if self.open.names.is_some() && self.open.phones.is_none() => {
                field.values.push(value);
                field.end = end;
            }
            found => {
                if found.is_some() {
                    self.close();
                }
                self.open.emails = Some(Field { values: vec![value], start, end });
            }
        }
        Some(end)
    }

    fn finish(mut self, glyphs: &[Glyph]) -> Vec<(Range<usize>, Contact)> {
        self.close();
        self.done.iter().flat_map(|group| group.contacts(glyphs)).collect()
    }
}

impl Group {
    /// Each name with its number. Where names and numbers cannot be paired, one number belongs to
    /// all and several are kept together.
    fn contacts(&self, glyphs: &[Glyph]) -> Vec<(Range<usize>, Contact)> {
        let fields = [&self.names, &self.phones, &self.emails];
        let start = fields.iter().filter_map(|field| field.as_ref()).map(|field| field.start).min();
        let end = fields.iter().filter_map(|field| field.as_ref()).map(|field| field.end).max();
        let bytes = start.zip(end).and_then(|(start, end)| {
            let glyphs = glyphs.get(start..end)?;
            Some(glyphs.first()?.at..glyphs.last()?.end())
        });
        let Some(range) = bytes else { return Vec::new() };
        let count = self.names.as_ref().map_or(1, |names| names.values.len());
        (0..count)
            .map(|index| {
                let name = self.names.as_ref().and_then(|names| names.values.get(index)).cloned();
                let phone = Self::value(self.phones.as_ref(), index, count);
                let email = Self::value(self.emails.as_ref(), index, count);
                (range.clone(), Contact { name, phone, email })
            })
            .collect()
    }

    fn value(field: Option<&Field>, index: usize, count: usize) -> Option<String> {
        let values = &field?.values;
        if values.len() == count { values.get(index).cloned() } else { Some(values.join("、")) }
    }
}

#[cfg(test)]
mod tests {
    use super::contacts;

    /// Each contact as `name|phone|email`.
    fn read(text: &str) -> Vec<String> {
        let part = |part: Option<String>| part.unwrap_or_default();
        contacts(text)
            .into_iter()
            .map(|(range, contact)| {
                assert!(text.get(range).is_some());
                format!("{}|{}|{}", part(contact.name), part(contact.phone), part(contact.email))
            })
            .collect()
    }

    #[test]
    fn labelled() {
        for (text, expected) in [
            (
                "联系人：雷\n景,电话:18673943200,电子邮箱:sysdxqxzspfwj@163.com",
                "雷景|18673943200|sysdxqxzspfwj@163.com",
            ),
            ("联系人：张 三；联系电话：0739-5321234", "张三|0739-5321234|"),
            ("联 系 人：张三 联系电话：0739—5321234 转 801", "张三|0739-5321234转801|"),
            ("（联系人：李四，电话：（0739）5321234；传真：0739-5321235）", "李四|(0739)5321234|"),
            ("联系人：王五 13800000000", "王五|13800000000|"),
            ("联系人及电话：王五，138 0000 0000", "王五|13800000000|"),
            ("联系人：欧阳\n修，电话：5321234", "欧阳修|5321234|"),
            ("联系电话：0739-5321234；邮箱：a.b@gov.cn。", "|0739-5321234|a.b@gov.cn"),
            ("联系人：区司法局 赵六，电话 5321234", "赵六|5321234|"),
            ("联系人：区司法局赵六（0739-5321234）", "赵六|0739-5321234|"),
            ("联系人张三，联系电话0739-5321234-8012。", "张三|0739-5321234-8012|"),
            ("电话/传真：0739-5321234", "|0739-5321234|"),
            ("联系人：张三，手机：186****3200", "张三|186****3200|"),
            ("联系人 王五 联系电话 13900000000", "王五|13900000000|"),
            ("市教育局联系人：王芳，联系方式：8231234；", "王芳|8231234|"),
            ("（联系人及电话：刘红，13812345678）", "刘红|13812345678|"),
            ("联系人：阿卜杜拉·买买提，电话：5321234转8001", "阿卜杜拉·买买提|5321234转8001|"),
            ("联系人：×××，电话：1390000××××", "|1390000××××|"),
            ("联系电话：0739-5321234（王芳）", "王芳|0739-5321234|"),
            ("联系电话：5321234（白天）", "|5321234|"),
            ("材料请发至邮箱ｄｘｑ＠163.com", "||dxq@163.com"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn several() {
        assert_eq!(
            read("联系人：张三 13800000000，李四 13900000000"),
            ["张三|13800000000|", "李四|13900000000|"]
        );
        assert_eq!(
            read("联系人：张三、李四；电话：5321234、5321235；邮箱：a@b.cn"),
            ["张三|5321234|a@b.cn", "李四|5321235|a@b.cn"]
        );
        assert_eq!(
            read("联系电话：5321234（张三）、5321235（李四）"),
            ["张三|5321234|", "李四|5321235|"]
        );
        assert_eq!(
            read("联系人：张三，电话：5321234。\n联系人：李四，电话：5321235。"),
            ["张三|5321234|", "李四|5321235|"]
        );
        assert_eq!(
            read("联系人：张三，办公电话：0739-5321234，手机：13800000000"),
            ["张三|0739-5321234、13800000000|"]
        );
    }

    #[test]
    fn none() {
        for text in
            ["", "联系人：", "请各单位确定1名联系人名单", "传真：0739-5321234", "邮编：422001"]
        {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
