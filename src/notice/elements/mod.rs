//! The elements of a notice outside its tables, put into the record with their print and place.

mod attachments;
mod closing;
mod extent;
mod imprint;
mod lines;
mod masthead;
pub(super) mod prose;
mod tables;
mod titles;

use crate::document::{Document, Paragraph, Place};
use crate::record::{Element, ElementKind, Notice};

use self::extent::Extent;
use self::lines::Line;
use self::prose::Prose;
use self::tables::ElementTables;

/// What the plans need of the text outside the tables.
#[derive(Debug, Default)]
pub(super) struct Elements<'d> {
    /// The body, which may hold rules for the tables.
    pub(super) prose: Prose,
    /// The tables that hold elements.
    pub(super) tables: ElementTables<'d>,
    /// Where the first line stands that was not looked at.
    pub(super) cut_at: Option<Place>,
}

/// Whether these are the first lines of a notice: its title with its number or its addressees.
pub(super) fn begin_notice(paragraphs: &[Paragraph]) -> bool {
    let lines: Vec<Line<'_>> = paragraphs.iter().flat_map(lines::of_paragraph).collect();
    let head = masthead::read(&lines);
    head.title.is_some() && (head.number.is_some() || !head.addressees.is_empty())
}

/// Reads the elements into the notice.
pub(super) fn read<'d>(document: &'d Document, notice: &mut Notice) -> Elements<'d> {
    let tables = ElementTables::of(document);
    let extent = Extent::of(document, &tables);
    let end = extent.before_annex();
    let own = extent.first.get(..end.unwrap_or(extent.first.len())).unwrap_or_default();
    let head = masthead::read(own);
    // Where the end of the notice is not in view, nothing says which of the dates is its own.
    let closing = end.map(|_| closing::read(own, head.end, &head.issuers)).unwrap_or_default();
    let prose = Prose::new(extent.first.get(head.end..).unwrap_or_default());
    let Extent { first: mut lines, last, cut_at } = extent;
    lines.extend(last);
    lines.extend(tables.others().cloned());
    let imprint = imprint::read(&lines);

    let mut elements = Listed { lines: &lines, found: Vec::new() };
    elements.add_lines(ElementKind::Issuers, head.issuer_lines);
    if let Some((line, number)) = head.number {
        elements.add(ElementKind::DocumentNumber, line, &number.raw);
        notice.document_number = Some(number);
    }
    elements.add_lines(ElementKind::Title, head.title_lines);
    elements.add_lines(ElementKind::Addressees, head.addressee_lines);
    for (line, title) in closing.attachments {
        elements.add(ElementKind::Attachments, line, &title);
        notice.attachments.push(title);
    }
    elements.add_lines(ElementKind::SignedBy, closing.signature_lines);
    if let Some((line, day)) = closing.issued_on {
        elements.add_lines(ElementKind::IssuedOn, line..line + 1);
        notice.issued_on = Some(day);
    }
    for line in imprint.copied_to_lines {
        elements.add_lines(ElementKind::CopiedTo, line..line + 1);
    }
    if let Some(line) = imprint.printed_line {
        elements.add_lines(ElementKind::Printed, line..line + 1);
    }
    for (contact, print, (line, place)) in prose.contacts() {
        elements.add_at(ElementKind::Contacts, head.end + line, print, place);
        notice.contacts.push(contact);
    }
    for (number, (line, place)) in prose.references(notice.document_number.as_ref()) {
        elements.add_at(ElementKind::References, head.end + line, number.raw.clone(), place);
        notice.references.push(number);
    }
    notice.elements = elements.in_reading_order();

    notice.issuers = head.issuers;
    notice.title = head.title;
    notice.document_type = head.document_type;
    notice.addressees = head.addressees;
    notice.signed_by = closing.signed_by;
    notice.copied_to = imprint.copied_to;
    notice.printed = imprint.printed;
    Elements { prose, tables, cut_at }
}

/// The elements found so far, each with the line it begins at.
struct Listed<'a, 'd> {
    lines: &'a [Line<'d>],
    found: Vec<(usize, Element)>,
}

impl Listed<'_, '_> {
    /// Lines that are an element.
    fn add_lines(&mut self, kind: ElementKind, range: std::ops::Range<usize>) {
        let lines = self.lines.get(range.clone()).unwrap_or_default();
        let Some(first) = lines.first() else { return };
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_ref()).collect();
        let element = Element::new(kind, texts.join("\n"), first.place.clone());
        self.found.push((range.start, element));
    }

    /// A part of a line.
    fn add(&mut self, kind: ElementKind, line: usize, text: &str) {
        let place = self.lines.get(line).map(|line| line.place.clone()).unwrap_or_default();
        self.found.push((line, Element::new(kind, text, place)));
    }

    /// A part of the prose.
    fn add_at(&mut self, kind: ElementKind, line: usize, text: String, place: Place) {
        self.found.push((line, Element::new(kind, text, place)));
    }

    fn in_reading_order(mut self) -> Vec<Element> {
        self.found.sort_by_key(|(line, _)| *line);
        self.found.into_iter().map(|(_, element)| element).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Alignment, Block, Grid, GridCell, Paragraph};

    /// A notice of these paragraphs; `>` sets one flush right, `=` in the middle.
    fn notice(text: &str) -> Notice {
        let paragraphs = text.lines().map(str::trim).enumerate().map(|(index, line)| {
            let (alignment, text) = match line.split_at_checked(1) {
                Some((">", text)) => (Some(Alignment::End), text),
                Some(("=", text)) => (Some(Alignment::Center), text),
                _ => (Some(Alignment::Start), line),
            };
            let place = Place::paragraph(u32::try_from(index).unwrap() + 1);
            Block::Paragraph(Paragraph {
                text: text.to_owned(),
                place,
                alignment,
                ..Paragraph::default()
            })
        });
        let document = Document { blocks: paragraphs.collect(), ..Document::default() };
        let mut notice = Notice::empty();
        read(&document, &mut notice);
        notice
    }

    #[test]
    fn a_whole_notice() {
        let notice = notice(
            "000012
             机密★1年
             特急
             =黄坪市民政局
             =黄坪市财政局 文件
             黄民发〔2022〕17号　　签发人：张三
             =黄坪市民政局　黄坪市财政局
             =关于印发《黄坪市“银龄〈二期〉行动”
             =方案》的通知
             各县（市、区）民政局、财政局，
             市直各单位：
             根据《规划》（黄政发〔2021〕6号）和黄政发〔2021〕6号，2022年1月1日
             起执行。
             2022年3月1日
             是第一次会议的日期。
             附件：1．任务清单
             2．申报表（样表）。
             >黄坪市民政局　黄坪市财政局
             >二〇二二年六月十七日
             （此件公开发布）
             （联系人：雷景，电话：0739-5550101）
             抄报：省民政厅。
             抄送：市委办公室，市政府办公室。
             黄坪市民政局办公室　2022年6月20日印发
             附件1
             任务清单
             2022年9月9日",
        );
        assert_eq!(notice.issuers, ["黄坪市民政局", "黄坪市财政局"]);
        let number = notice.document_number.as_ref().unwrap();
        assert_eq!(number.canonical(), Some("黄民发〔2022〕17号"));
        assert_eq!(number.signatory.as_deref(), Some("张三"));
        assert_eq!(
            notice.title.as_deref(),
            Some("黄坪市民政局 黄坪市财政局关于印发《黄坪市“银龄〈二期〉行动”方案》的通知")
        );
        assert_eq!(notice.document_type.as_deref(), Some("通知"));
        assert_eq!(notice.addressees, ["各县（市、区）民政局", "财政局", "市直各单位"]);
        assert_eq!(notice.attachments, ["任务清单", "申报表（样表）"]);
        assert_eq!(notice.signed_by, ["黄坪市民政局", "黄坪市财政局"]);
        assert_eq!(notice.issued_on.unwrap().to_string(), "2022-06-17");
        assert_eq!(notice.copied_to, ["省民政厅", "市委办公室", "市政府办公室"]);
        assert_eq!(notice.printed.by.as_deref(), Some("黄坪市民政局办公室"));
        assert_eq!(notice.printed.on.unwrap().to_string(), "2022-06-20");
        assert_eq!(notice.contacts.len(), 1);
        let references: Vec<_> = notice.references.iter().map(ToString::to_string).collect();
        assert_eq!(references, ["黄政发〔2021〕6号"]);
        assert!(notice.elements.iter().all(|element| element.place.paragraph.is_some()));
    }

    #[test]
    fn what_is_absent_is_absent() {
        let notice = notice("附件\n2023年活动计划安排表");
        let empty = Notice::empty();
        assert_eq!(notice, empty);
    }

    #[test]
    fn heads_without_a_number() {
        let cases: &[(&str, Option<&str>, &[&str])] = &[
            (
                "=某区教育局文件\n=关于开展2024年读书活动的通知\n各学校：\n正文。",
                Some("关于开展2024年读书活动的通知"),
                &["某区教育局"],
            ),
            (
                "=某区教育局关于开展读书活动的通知\n各学校：\n正文。",
                Some("某区教育局关于开展读书活动的通知"),
                &[],
            ),
            (
                "Created with a trial of the program.\n=某区教育局\n=EDUCATION BUREAU\n=关于开展读书活动的通知\n正文。",
                Some("关于开展读书活动的通知"),
                &["某区教育局"],
            ),
            ("=2024年读书活动方案\n为推动阅读，制定本方案。", Some("2024年读书活动方案"), &[]),
            ("=2024年读书活动安排表", None, &[]),
        ];
        for (text, title, issuers) in cases {
            let notice = notice(text);
            assert_eq!(notice.title.as_deref(), *title, "{text}");
            assert_eq!(notice.issuers, *issuers, "{text}");
        }
    }

    #[test]
    fn the_signature_is_the_lines_above_the_date() {
        let cases: &[(&str, &[&str])] = &[
            ("关于开展活动的通知\n各单位：\n正文。\n某区教育局\n2024年5月6日", &["某区教育局"]),
            ("关于开展活动的通知\n各单位：\n正文。\n某区教育局 2024年5月6日", &["某区教育局"]),
            (
                "关于开展活动的通知\n各单位：\n附件：活动安排\n>某区推进政府职能转变和\n>“放管服”改革协调小组办公室\n>2024年5月6日",
                &["某区推进政府职能转变和“放管服”改革协调小组办公室"],
            ),
            (
                "某区教育局\n某区民政局\n某教〔2024〕1号\n关于开展活动的通知\n各单位：\n正文\n某区教育局\n某区民政局\n2024年5月6日",
                &["某区教育局", "某区民政局"],
            ),
            ("关于开展活动的通知\n各单位：\n请于2024年5月1日前报送。\n2024年5月6日", &[]),
        ];
        for (text, expected) in cases {
            let notice = notice(text);
            assert_eq!(notice.signed_by, *expected, "{text}");
            assert_eq!(notice.issued_on.map(|day| day.to_string()).as_deref(), Some("2024-05-06"));
        }
    }

    #[test]
    fn a_name_that_the_page_break_cuts() {
        let mut document = Document::default();
        for (page, text) in [
            (1, "关于开展活动的通知"),
            (1, "各单位："),
            (1, "请报区行政审批服务局（联系人：雷"),
            (
                2,
                "景，电话：18673943200）。总结报区行政审批服务局（联系人：雷景，电话：18673943200）。",
            ),
        ] {
            let place = Place::page(page);
            let text = text.to_owned();
            document.blocks.push(Block::Paragraph(Paragraph {
                text,
                place,
                ..Paragraph::default()
            }));
        }
        let mut notice = Notice::empty();
        read(&document, &mut notice);
        let names: Vec<_> = notice.contacts.iter().map(|contact| contact.name.as_deref()).collect();
        assert_eq!(names, [Some("雷景")]);
    }

    #[test]
    fn a_masthead_set_as_a_table() {
        let mut grid = Grid::new(Place::table(1));
        grid.push(GridCell::new(0, 0, "某区民政局"));
        grid.push(GridCell::new(0, 1, "文件").spanning(2, 1));
        grid.push(GridCell::new(1, 0, "某区财政局"));
        grid.push(GridCell::new(2, 0, "某民〔2024〕1号"));
        grid.push(GridCell::new(2, 1, "签发人：张三"));
        let mut document = Document { blocks: vec![Block::Table(grid)], ..Document::default() };
        for text in ["关于开展活动的通知", "各单位："] {
            let text = text.to_owned();
            document.blocks.push(Block::Paragraph(Paragraph { text, ..Paragraph::default() }));
        }
        let mut notice = Notice::empty();
        read(&document, &mut notice);
        assert_eq!(notice.issuers, ["某区民政局", "某区财政局"]);
        let number = notice.document_number.as_ref().unwrap();
        assert_eq!(number.canonical(), Some("某民〔2024〕1号"));
        assert_eq!(number.signatory.as_deref(), Some("张三"));
        assert_eq!(notice.title.as_deref(), Some("关于开展活动的通知"));
    }

    #[test]
    fn an_imprint_set_as_a_table() {
        let mut grid = Grid::new(Place::table(1));
        grid.push(GridCell::new(0, 0, "抄送：市委办公室。").spanning(1, 2));
        grid.push(GridCell::new(1, 0, "某区教育局办公室"));
        grid.push(GridCell::new(1, 1, "2024年5月7日印发"));
        let document = Document { blocks: vec![Block::Table(grid)], ..Document::default() };
        let mut notice = Notice::empty();
        read(&document, &mut notice);
        assert_eq!(notice.copied_to, ["市委办公室"]);
        assert_eq!(notice.printed.by.as_deref(), Some("某区教育局办公室"));
        assert_eq!(notice.printed.on.unwrap().to_string(), "2024-05-07");
    }
}
