//! The element names of WordprocessingML that the reader acts on, resolved by namespace URI.
//!
//! Prefixes are a writer's choice (`w:`, `ns0:`, none), so names are told by the URI bound to the
//! prefix: Transitional and Strict ISO/IEC 29500 and the drafts before them mean the same.

/// A namespace as far as the reader tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML.
    Word,
    /// Office math.
    Math,
    /// Markup compatibility: `AlternateContent`.
    Compatibility,
    /// VML: text boxes and lettering of older writers.
    Vml,
    /// Office drawing in VML: embedded objects.
    VmlOffice,
    /// Pictures of `DrawingML`.
    Picture,
    /// Diagrams, charts: content kept in a part of its own.
    Graphic,
    /// Relationships between the parts of a package.
    Relationships,
    /// Content types of the parts of a package.
    ContentTypes,
    /// Any other namespace of the Office formats: a wrapper without text of its own.
    Known,
    /// A vendor's own namespace, or none.
    Foreign,
}

impl Space {
    /// The namespace of this URI.
    pub(super) fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main"
            | "http://schemas.openxmlformats.org/wordprocessingml/2006/3/main"
            | "http://schemas.microsoft.com/office/word/2003/wordml" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "urn:schemas-microsoft-com:office:office" => Self::VmlOffice,
            "http://schemas.openxmlformats.org/drawingml/2006/picture"
            | "http://purl.oclc.org/ooxml/drawingml/picture" => Self::Picture,
            "http://schemas.openxmlformats.org/drawingml/2006/chart"
            | "http://purl.oclc.org/ooxml/drawingml/chart"
            | "http://schemas.openxmlformats.org/drawingml/2006/diagram"
            | "http://purl.oclc.org/ooxml/drawingml/diagram"
            | "http://schemas.microsoft.com/office/drawing/2014/chartex" => Self::Graphic,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relationships,
            "http://schemas.openxmlformats.org/package/2006/content-types" => Self::ContentTypes,
            _ if is_office(uri) => Self::Known,
            _ => Self::Foreign,
        }
    }
}

/// Whether a namespace belongs to the Office formats and is read or looked through here.
fn is_office(uri: &str) -> bool {
    const AUTHORITIES: [&str; 4] = [
        "http://schemas.openxmlformats.org/",
        "http://schemas.microsoft.com/office/",
        "http://purl.oclc.org/ooxml/",
        "urn:schemas-microsoft-com:",
    ];
    AUTHORITIES.iter().any(|authority| uri.starts_with(authority))
}

/// Defines [`Element`] and its lookup from one table, so that names and variants cannot drift
/// apart. The commonest names stand first: they are compared in this order.
macro_rules! elements {
    ($($space:ident { $($local:literal = $variant:ident),+ $(,)? })+) => {
        /// An element that the reader acts on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Element {
            $($($variant,)+)+
            /// Looked through: its children count, it does not.
            Wrapper,
            /// Passed over with all that is in it: what is not understood and may be left out.
            Ignorable,
            /// Passed over likewise, although nothing in the file says that it may be.
            Foreign,
        }

        impl Element {
            /// What a local name stands for in a namespace.
            pub(super) fn of(space: Space, local: &str) -> Self {
                match space {
                    $(Space::$space => match local {
                        $($local => Self::$variant,)+
                        _ => Self::Wrapper,
                    },)+
                    Space::Known => Self::Wrapper,
                    Space::Foreign => Self::Foreign,
                }
            }
        }
    };
}

elements! {
    Word {
        "t" = Text, "r" = Run, "p" = Paragraph, "tc" = Cell, "tr" = Row, "tbl" = Table,
        "rPr" = RunProperties, "pPr" = ParagraphProperties, "tcPr" = CellProperties,
        "trPr" = RowProperties, "tblPr" = TableProperties,
        // Properties of cells, rows and tables.
        "tcW" = CellWidth, "gridSpan" = GridSpan, "vMerge" = VerticalMerge,
        "hMerge" = HorizontalMerge, "gridCol" = GridColumn, "gridBefore" = GridBefore,
        "gridAfter" = GridAfter, "tblHeader" = TableHeader, "cellDel" = CellDeleted,
        "cellMerge" = CellMerged, "hidden" = HiddenRow, "tcPrChange" = CellChange,
        "trPrChange" = RowChange, "tblPrChange" = TableChange, "tblGridChange" = GridChange,
        "tblPrExChange" = RowExceptionChange, "tblStyle" = TableStyle,
        // Properties of paragraphs and runs.
        "pStyle" = ParagraphStyle, "jc" = Justification, "outlineLvl" = OutlineLevel,
        "ilvl" = NumberingLevel, "numId" = NumberingId, "rStyle" = RunStyle, "b" = Bold,
        "caps" = Capitals, "smallCaps" = SmallCapitals,
        "sz" = Size, "vanish" = Vanish, "rFonts" = Fonts, "pPrChange" = ParagraphChange,
        "rPrChange" = RunChange, "sectPr" = SectionProperties,
        // What stands in runs.
        "tab" = Tab, "ptab" = PositionTab, "br" = Break, "cr" = CarriageReturn,
        "noBreakHyphen" = NoBreakHyphen, "sym" = Symbol, "rt" = RubyText,
        "fldChar" = FieldCharacter, "instrText" = FieldCode, "delInstrText" = DeletedFieldCode,
        "ffData" = FormField, "listEntry" = ListEntry, "result" = FormResult,
        "default" = FormDefault, "checkBox" = CheckBox, "checked" = Checked,
        "fldSimple" = SimpleField, "footnoteReference" = FootnoteReference,
        "endnoteReference" = EndnoteReference, "control" = FormControl,
        "delText" = DeletedText, "del" = Deleted, "moveFrom" = MovedFrom,
        // What stands around them.
        "document" = Document, "body" = Body, "hdr" = Header, "ftr" = Footer,
        "footnotes" = Footnotes, "endnotes" = Endnotes,
        "txbxContent" = TextBox, "sdtPr" = ControlProperties, "sdtEndPr" = ControlEndProperties,
        "altChunk" = AlternateChunk, "subDoc" = SubDocument,
        // Styles and lists.
        "style" = Style, "name" = Name, "basedOn" = BasedOn, "tblStylePr" = ConditionalFormat,
        "abstractNum" = AbstractNumbering, "num" = NumberingInstance,
        "abstractNumId" = AbstractNumberingId, "numStyleLink" = NumberingStyleLink,
        "styleLink" = StyleLink,
        "lvlOverride" = LevelOverride, "startOverride" = StartOverride, "lvl" = Level,
        "start" = Start, "numFmt" = NumberFormat, "lvlText" = LevelText, "suff" = Suffix,
        "isLgl" = LegalNumbering, "lvlRestart" = LevelRestart,
    }
    Math {
        "t" = MathText, "r" = MathRun, "rPr" = MathRunProperties, "ctrlPr" = MathControl,
        "num" = Numerator, "sup" = Superscript, "sub" = Subscript,
        "e" = MathTerm, "d" = Brackets, "begChr" = OpeningBracket, "endChr" = ClosingBracket,
        "sepChr" = BracketSeparator, "rad" = Radical,
    }
    Compatibility { "AlternateContent" = Alternatives, "Choice" = Choice, "Fallback" = Fallback }
    Vml { "textpath" = Lettering, "imagedata" = VmlPicture }
    VmlOffice { "OLEObject" = EmbeddedObject }
    Picture { "pic" = Picture }
    Graphic { "chart" = Chart, "relIds" = Diagram }
    Relationships { "Relationship" = Relationship }
    ContentTypes { "Override" = ContentType }
}
