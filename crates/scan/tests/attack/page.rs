//! Web pages.

use super::build::base64;
use super::{Case, ID, picture, workbook};

pub(crate) fn cases() -> Vec<Case> {
    let page = |(what, body): (&'static str, String)| {
        (what.to_owned(), "a.html", format!("<!DOCTYPE html><html><body><p>公示</p>{body}</body></html>").into_bytes())
    };
    let svg = |(what, svg): (&'static str, String)| (what.to_owned(), "a.svg", svg.into_bytes());
    bodies().into_iter().map(page).chain(drawings().into_iter().map(svg)).collect()
}

fn bodies() -> Vec<(&'static str, String)> {
    let back: String = ID.chars().rev().collect();
    let digits = |piece: fn(char) -> String| ID.chars().map(piece).collect::<String>();
    let halves = (&ID[..9], &ID[9..]);
    let pieces = ["1237", "19000307", "110108"].map(|piece| format!("<span>{piece}</span>")).concat();
    let data = |kind: &str, bytes: &[u8]| format!("<a href='data:{kind};base64,{}'>甲</a>", base64(bytes));
    vec![
        ("seen", format!("<p>{ID}</p>")),
        ("comment", format!("<!-- {ID} -->")),
        ("condition", format!("<!--[if IE]>{ID}<![endif]-->")),
        ("not displayed", format!("<p style='display:none'>{ID}</p>")),
        ("not displayed by a rule", format!("<style>.a{{display:none}}</style><p class=a>{ID}</p>")),
        ("hidden", format!("<p hidden>{ID}</p>")),
        ("invisible", format!("<p style='visibility:hidden'>{ID}</p>")),
        ("transparent", format!("<p style='opacity:0'>{ID}</p>")),
        ("blurred", format!("<p style='filter:blur(4px)'>{ID}</p>")),
        ("far left", format!("<p style='position:absolute;left:-9999px'>{ID}</p>")),
        ("template", format!("<template><p>{ID}</p></template>")),
        ("without scripts", format!("<noscript>{ID}</noscript>")),
        ("without scripts, in pieces", "<noscript><p>110108190<b>003071237</b></p></noscript>".to_owned()),
        ("details", format!("<details><summary>甲</summary>{ID}</details>")),
        ("dialog", format!("<dialog>{ID}</dialog>")),
        ("text area", format!("<textarea>{ID}</textarea>")),
        ("choice", format!("<select><option>甲<option>{ID}</select>")),
        ("value of a choice", format!("<select><option value={ID}>甲</select>")),
        ("list of data", format!("<datalist><option value={ID}></datalist>")),
        ("password", format!("<input type=password value={ID}>")),
        ("hidden field", format!("<input type=hidden value={ID}>")),
        ("hint of a field", format!("<input placeholder={ID}>")),
        ("pattern of a field", format!("<input pattern={ID}>")),
        ("name of a field", format!("<input name=a{ID}>")),
        ("meter", format!("<meter value={ID}>甲</meter>")),
        ("own data", format!("<p data-id='{ID}'>甲</p>")),
        ("own data in pieces", format!("<p data-a='{}' data-b='{}'>甲</p>", halves.0, halves.1)),
        ("class", format!("<p class='a{ID}'>甲</p>")),
        ("identifier", format!("<p id='a{ID}'>甲</p>")),
        ("title", format!("<p title='{ID}'>甲</p>")),
        ("label for the blind", format!("<p aria-label='{ID}'>甲</p>")),
        ("value for the blind", format!("<p aria-valuetext='{ID}'>甲</p>")),
        ("description of a picture", format!("<img alt='{ID}'>")),
        ("address", format!("<a href='/q?id={ID}'>甲</a>")),
        ("address in percent", "<a href='/q?id=%31%31%30108190003071237'>甲</a>".to_owned()),
        ("addresses of a picture", format!("<img srcset='/{ID}.png 2x'>")),
        ("ping", format!("<a ping='/{ID}'>甲</a>")),
        ("event", format!("<p onclick='f({ID})'>甲</p>")),
        ("page within", format!("<iframe srcdoc='<p>{ID}</p>'></iframe>")),
        ("page within, in pieces", format!("<iframe srcdoc='<p>{}<b>{}</b></p>'></iframe>", halves.0, halves.1)),
        ("script", format!("<script>var a={{\"id\":\"{ID}\"}}</script>")),
        ("script in pieces", format!("<script>var a='{}'+'{}'</script>", halves.0, halves.1)),
        ("script escaped", format!("<script>var a='{}'</script>", digits(|c| format!("\\x{:x}", u32::from(c))))),
        ("script in base64", format!("<script>var a=atob('{}')</script>", base64(ID.as_bytes()))),
        ("script of numbers", format!("<script>var a=[{}]</script>", digits(|c| format!("{},", u32::from(c))))),
        ("linked data", format!("<script type='application/ld+json'>{{\"a\":\"{ID}\"}}</script>")),
        ("comment of a style", format!("<style>/* {ID} */</style>")),
        ("content of a style", format!("<style>p::after{{content:'{ID}'}}</style>")),
        ("content of a style, escaped", format!("<style>p::after{{content:'{}'}}</style>", digits(|c| format!("\\{:06x}", u32::from(c))))),
        ("content of a style, in pieces", format!("<style>p::after{{content:'{}' '{}'}}</style>", halves.0, halves.1)),
        ("content of two styles", format!("<style>p::before{{content:'{}'}}p::after{{content:'{}'}}</style>", halves.0, halves.1)),
        ("variable of a style", format!("<style>p{{--id:{ID}}}</style>")),
        ("selector of a style", format!("<style>.a{ID}{{color:red}}</style>")),
        ("address of a style", format!("<style>p{{background:url(/{ID}.png)}}</style>")),
        ("style of an element", format!("<p style='--id:{ID}'>甲</p>")),
        ("description of the page", format!("<meta name=description content={ID}>")),
        ("name of the page", format!("<title>{ID}</title>")),
        ("refreshing", format!("<meta http-equiv=refresh content='0;url=/{ID}'>")),
        ("base", format!("<base href='/{ID}/'>")),
        ("character by character", digits(|c| format!("<i>{c}</i>"))),
        ("character by character, with breaks", digits(|c| format!("<i>{c}</i>\n"))),
        ("a line a figure", digits(|c| format!("<div>{c}</div>"))),
        ("a cell a figure", format!("<table><tr>{}</tr></table>", digits(|c| format!("<td>{c}")))),
        ("an item a figure", format!("<ul>{}</ul>", digits(|c| format!("<li>{c}")))),
        ("zero width between", format!("<p>{}</p>", digits(|c| format!("{c}&#8203;")))),
        ("isolates between", format!("<p>{}</p>", digits(|c| format!("&#x2066;{c}&#x2069;")))),
        ("soft hyphens between", format!("<p>{}</p>", digits(|c| format!("{c}&shy;")))),
        ("breaks of words between", format!("<p>{}</p>", digits(|c| format!("{c}<wbr>")))),
        ("references", format!("<p>{}</p>", digits(|c| format!("&#{};", u32::from(c))))),
        ("full width", format!("<p>{}</p>", digits(|c| format!("&#{};", u32::from(c) + 0xFEE0)))),
        ("mathematical figures", format!("<p>{}</p>", digits(|c| format!("&#{};", u32::from(c) - 0x30 + 0x1D7CE)))),
        ("figures in circles", "<p>①①⓪①⓪⑧①⑨⓪⓪⓪③⓪⑦①②③⑦</p>".to_owned()),
        ("hidden figures between", "<p>110108<span style='display:none'>99</span>190003071237</p>".to_owned()),
        ("turned about", format!("<p><bdo dir=rtl>{back}</bdo></p>")),
        ("turned about by a style", format!("<p style='unicode-bidi:bidi-override;direction:rtl'>{back}</p>")),
        ("turned about by a mark", format!("<p>号&#x202E;{back}&#x202C;</p>")),
        ("turned about as a whole page", format!("<div dir=rtl><p>{} {}</p></div>", halves.1, halves.0)),
        ("order of a style", format!("<style>span:nth-child(1){{order:3}}</style><p style='display:flex'>{pieces}</p>")),
        ("from the last", format!("<p style='display:flex;flex-direction:row-reverse'>{pieces}</p>")),
        ("on the right", format!("<style>p span{{float:right}}</style><p>{pieces}</p>")),
        ("moved", "<p>1101<b style='position:relative;left:-20px'>0003071237</b><b style='position:relative;left:90px'>0819</b></p>".to_owned()),
        ("drawing", format!("<svg><title>{ID}</title></svg>")),
        ("words of a drawing", format!("<svg><text>{ID}</text></svg>")),
        ("words of a drawing, in pieces", format!("<svg><text><tspan>{}</tspan><tspan>{}</tspan></text></svg>", halves.0, halves.1)),
        ("description of a drawing", format!("<svg><desc>{ID}</desc></svg>")),
        ("metadata of a drawing", format!("<svg><metadata>{ID}</metadata></svg>")),
        ("formula", format!("<math><mn>{ID}</mn></math>")),
        ("note of a formula", format!("<math><annotation>{ID}</annotation></math>")),
        ("object", format!("<object data=x>{ID}</object>")),
        ("parameter", format!("<object><param name=a value={ID}></object>")),
        ("film", format!("<video>{ID}</video>")),
        ("canvas", format!("<canvas>{ID}</canvas>")),
        ("island of XML", format!("<xml><a>{ID}</a></xml>")),
        ("picture in the source", format!("<img src='data:image/jpeg;base64,{}'>", base64(&picture::jpeg_with_comment()))),
        ("picture in a style", format!("<style>p{{background:url(data:image/jpeg;base64,{})}}</style>", base64(&picture::jpeg_with_comment()))),
        ("picture in the style of an element", format!("<p style='background:url(data:image/jpeg;base64,{})'>甲</p>", base64(&picture::jpeg_with_comment()))),
        ("workbook in the source", data("application/octet-stream", &workbook::seen())),
        ("text in the source", data("text/plain", ID.as_bytes())),
        ("drawing in the source", format!("<img src='data:image/svg+xml,<svg><text>{}<tspan>{}</tspan></text></svg>'>", halves.0, halves.1)),
        ("drawing in the source, packed", data("image/svg+xml", format!("<svg><text>{}<tspan>{}</tspan></text></svg>", halves.0, halves.1).as_bytes())),
        ("markup in CDATA", format!("<svg><![CDATA[{ID}]]></svg>")),
        ("instruction", format!("<?a {ID}?>")),
        ("after the end", format!("</body></html>{ID}")),
        ("attribute of the body", format!("<body data-x='{ID}'>")),
        ("custom element", format!("<x-a b='{ID}'><template shadowrootmode=open>{ID}</template></x-a>")),
        ("slot in a shadow, in pieces", format!("<x-a><template shadowrootmode=open><b>{}</b>{}</template></x-a>", halves.0, halves.1)),
    ]
}

/// Drawings as files.
fn drawings() -> Vec<(&'static str, String)> {
    let svg = |inner: &str| format!(r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>"#);
    let places: Vec<String> = (0..ID.len()).map(|n| (10 * n).to_string()).collect();
    vec![
        ("words of a drawing", svg(&format!("<text>{ID}</text>"))),
        ("words of a drawing, in pieces", svg("<text><tspan>110108190</tspan><tspan>003071237</tspan></text>")),
        ("words of a drawing, each at its place", svg(&ID.chars().zip(&places).map(|(c, x)| format!("<text x='{x}'>{c}</text>")).collect::<String>())),
        ("metadata of a drawing", svg(&format!("<metadata><a>{ID}</a></metadata>"))),
        ("page in a drawing", svg("<foreignObject><p>110108190<b>003071237</b></p></foreignObject>")),
        ("entities in a drawing", r#"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "110108190"><!ENTITY b "003071237">]><svg><text>&a;&b;</text></svg>"#.to_owned()),
    ]
}
