use std::io::BufRead;
fn main() {
    let f = std::env::args().nth(1).unwrap();
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap().replace("\\n", "\n");
        let v = match f.as_str() {
            "units" => {
                let u = gongwen::normalize::units(&l, gongwen::UnitRole::Responsible);
                let mut s = String::new();
                for g in &u.groups {
                    s.push_str(&format!("{:?}[", g.role));
                    for x in &g.units {
                        s.push_str(&x.name);
                        if x.collective {
                            s.push('*')
                        }
                        if let Some(e) = &x.expanded {
                            s.push('>');
                            s.push_str(e)
                        }
                        s.push(' ');
                    }
                    s.push_str("] ");
                }
                format!(
                    "{s}{}{}{}{}{} {:?} {:?}",
                    "",
                    if u.division_of_duty { "DIV " } else { "" },
                    if u.et_cetera { "ETC " } else { "" },
                    if u.first_is_lead { "FIRST " } else { "" },
                    if u.empty { "EMPTY" } else { "" },
                    u.contact,
                    u.notes
                )
            }
            "forms" => {
                let u = gongwen::normalize::forms(&l);
                let mut v = serde_json::to_value(u).unwrap();
                v.as_object_mut().unwrap().remove("raw");
                v.to_string()
            }
            "num" => {
                let u = gongwen::normalize::document_number(&l);
                let mut v = serde_json::to_value(u).unwrap();
                v.as_object_mut().unwrap().remove("raw");
                v.to_string()
            }
            "nums" => format!(
                "{:?}",
                gongwen::normalize::document_numbers(&l)
                    .iter()
                    .map(|n| n.1.to_string())
                    .collect::<Vec<_>>()
            ),
            _ => format!(
                "{:?}",
                gongwen::normalize::contacts(&l).iter().map(|c| &c.1).collect::<Vec<_>>()
            ),
        };
        println!("{l:?}\n    {v}");
    }
}
