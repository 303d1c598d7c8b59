use crate::anatomy::{Surface, take_apart};
use crate::content::Limits;

const ID: &str = "110108190003071237";

fn surfaces(source: &str) -> Vec<Surface> {
    match take_apart("a.html", source.as_bytes(), &Limits::default()) {
        Ok(anatomy) => anatomy.parts.iter().filter(|part| part.text.contains(ID)).map(|part| part.surface).collect(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn whatever_the_source_says_is_found() {
    for (body, surface) in [
        (format!("<p>{ID}</p>"), Surface::Visible),
        (format!("<span style='display:none'>{ID}</span>"), Surface::HtmlHidden),
        (format!("<p hidden>{ID}</p>"), Surface::HtmlHidden),
        (format!("<template><p>{ID}</p></template>"), Surface::HtmlHidden),
        (format!("<style>.x{{visibility:hidden}}</style><p class=x>{ID}</p>"), Surface::HtmlHidden),
        (format!("<!-- {ID} -->"), Surface::HtmlComment),
        (format!("<p data-id='{ID}'>甲</p>"), Surface::HtmlData),
        (format!("<script>var d={{\"idno\":\"{ID}\"}}</script>"), Surface::HtmlData),
        ("<script>var d='\\u0031\\u0031\\u0030108190003071237'</script>".to_owned(), Surface::HtmlData),
        (format!("<style>.a::after{{content:\"{ID}\"}}</style>"), Surface::HtmlData),
        (format!("<input type=password value={ID}>"), Surface::HtmlData),
        (format!("<input type=hidden value={ID}>"), Surface::HtmlData),
        (format!("<meta name=description content={ID}>"), Surface::HtmlMeta),
        (format!("<p title='{ID}'>甲</p>"), Surface::AlternateText),
        (format!("<img alt='{ID}' src=a.png>"), Surface::AlternateText),
        (format!("<a href='/q?id={ID}'>甲</a>"), Surface::Link),
        ("<p>110108<span>1900</span><b>0307</b>1237</p>".to_owned(), Surface::Visible),
        ("<p><i>1</i><i>1</i><i>0</i><i>1</i>08190003071237</p>".to_owned(), Surface::Visible),
        (format!("<p>{}</p>", ID.chars().map(|c| format!("<i>{c}</i>\n")).collect::<String>()), Surface::Visible),
        (ID.chars().map(|c| format!("<div>{c}</div>")).collect(), Surface::Visible),
        ("<p>110108\u{200B}19000307\u{FEFF}1237</p>".to_owned(), Surface::Visible),
    ] {
        let found = surfaces(&format!("<html><body>{body}</body></html>"));
        assert!(found.contains(&surface), "{body}: {found:?}");
    }
}

#[test]
fn what_is_blurred_or_transparent_counts_as_hidden_too() {
    for style in ["filter:blur(5px)", "opacity:0", "font-size:0", "color:transparent", "position:absolute;left:-9999px"]
    {
        let found = surfaces(&format!("<p>甲</p><span style='{style}'>{ID}</span>"));
        assert!(found.contains(&Surface::HtmlHidden), "{style}: {found:?}");
    }
}

#[test]
fn a_picture_in_the_source_is_taken_apart() {
    let png = crate::image::sample::png_with_text("Comment", ID);
    let source = format!("<img src='data:image/png;base64,{}'>", crate::base64::encode(&png));
    assert!(surfaces(&source).contains(&Surface::ImageMetadata));
}

#[test]
fn figures_that_are_turned_about_are_read_as_they_are_seen() {
    let back: String = ID.chars().rev().collect();
    for body in [
        format!("<p>号码<bdo dir=rtl>{back}</bdo></p>"),
        format!("<p>号码\u{202E}{back}\u{202C}</p>"),
        format!("<p>号码<span style='unicode-bidi:bidi-override;direction:rtl'>{back}</span></p>"),
        format!("<style>.a{{direction:rtl;unicode-bidi: isolate-override}}</style><p>号码<b class=a>{back}</b></p>"),
        format!("<div dir=rtl style='unicode-bidi:bidi-override'><p>{back}</p></div>"),
        "<p dir=rtl>1237 19000307 110108</p>".to_owned(),
    ] {
        let found = match take_apart("a.html", format!("<html>{body}").as_bytes(), &Limits::default()) {
            Ok(anatomy) => anatomy,
            Err(error) => panic!("{error}"),
        };
        let is_seen = |part: &crate::anatomy::Part| part.text.replace(' ', "").contains(ID);
        assert!(found.parts.iter().any(is_seen), "{body}: {:?}", found.parts);
    }
}

#[test]
fn figures_that_styles_move_are_not_vouched_for() {
    let pieces = ["1237", "19000307", "110108"].map(|piece| format!("<span>{piece}</span>")).concat();
    let unread = |body: &str| match take_apart("a.html", format!("<html>{body}").as_bytes(), &Limits::default()) {
        Ok(anatomy) => !anatomy.unread.is_empty(),
        Err(error) => panic!("{error}"),
    };
    for (body, expected) in [
        (format!("<style>p span{{float:right}}</style><p>{pieces}</p>"), true),
        (format!("<style>span:nth-child(1){{order:2}}</style><p style='display:flex'>{pieces}</p>"), true),
        (format!("<p style='display:flex;flex-direction:row-reverse'>{pieces}</p>"), true),
        (format!("<p style='direction:rtl'>{pieces}</p>"), true),
        ("<p>1101<b style='position:relative;left:-8px'>9000307</b>1237</p>".to_owned(), true),
        (format!("<p>{pieces}</p>"), false),
        ("<ul><li><a>公示</a><span style='float:right'>2024-01-01</span></ul>".to_owned(), false),
        ("<p>第<b style='position:relative;top:2px'>3</b>条 2024</p>".to_owned(), false),
        ("<table style='float:right'><tr><td>12<td>34<td>56</table>".to_owned(), false),
    ] {
        assert_eq!(unread(&body), expected, "{body}");
    }
}
