//! The content of a page, operator by operator. What is not in the list is not understood.

use super::copy::{Copier, inflated, packed};
use super::font::{Face, number};
use super::page::Seen;
use super::path::Path;
use super::scene::Scene;
use super::state::{Clip, State};
use super::text::TextObject;
use super::usage::Usage;
use hayro::kurbo::Affine;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Forms in forms.
const DEEPEST: usize = 12;
/// Forms drawn on one page.
const FORMS: usize = 2000;
/// States kept.
const STATES: usize = 256;

/// A walk through the contents of one page and its forms.
pub(super) struct Walk<'a, 'b> {
    pub(super) copier: &'b mut Copier<'a>,
    pub(super) faces: &'b mut BTreeMap<ObjectId, Rc<Face>>,
    pub(super) usage: &'b mut Usage,
    pub(super) seen: Seen<'b>,
    pub(super) scene: Scene<'b>,
    pub(super) forms: usize,
}

/// One content stream under way.
struct Level<'r> {
    resources: &'r Dictionary,
    state: State,
    kept: Vec<State>,
    path: Path,
    text: Option<TextObject>,
    /// What is written.
    out: Vec<Operation>,
    used: Dictionary,
    marks: usize,
}

impl Walk<'_, '_> {
    /// The operators that are left of a content stream, and the resources that they use.
    ///
    /// # Errors
    /// What is not understood, in words.
    pub(super) fn content(
        &mut self,
        bytes: &[u8],
        resources: &Dictionary,
        state: State,
        depth: usize,
    ) -> Result<(Vec<u8>, Dictionary), String> {
        if depth > DEEPEST {
            return Err("图形的嵌套过深".to_owned());
        }
        let content = Content::decode_strict(bytes).map_err(|_| "页面内容有读不懂的地方")?;
        let mut level = Level {
            resources,
            state,
            kept: Vec::new(),
            path: Path::default(),
            text: None,
            out: Vec::new(),
            used: Dictionary::new(),
            marks: 0,
        };
        for operation in content.operations {
            self.step(&mut level, operation, depth)?;
        }
        if level.text.is_some() || !level.path.is_empty() || !level.kept.is_empty() {
            return Err("页面内容有头无尾".to_owned());
        }
        self.default_spaces(&mut level)?;
        let bytes = Content { operations: level.out }.encode().map_err(|_| "页面内容无法写出")?;
        Ok((bytes, level.used))
    }

    fn step(&mut self, level: &mut Level<'_>, operation: Operation, depth: usize) -> Result<(), String> {
        if !takes_text(&operation.operator) && operation.operands.iter().any(holds_text) {
            return Err("页面内容的指令中夹有别的内容".to_owned());
        }
        match operation.operator.as_str() {
            "Td" | "TD" | "T*" | "Tm" | "Tj" | "TJ" | "'" | "\"" => self.text(level, operation),
            "Tc" | "Tw" | "Tz" | "TL" | "Tf" | "Tr" | "Ts" => {
                self.text_state(level, &operation)?;
                level.keep(operation);
                Ok(())
            }
            "BT" | "ET" => level.text_object(operation),
            "m" | "l" | "c" | "v" | "y" | "h" | "re" => {
                level.outside_text()?;
                let to_shown = self.seen.to_shown * level.state.ctm;
                level.path.add(operation, to_shown)
            }
            "W" | "W*" => {
                level.path.clips = Some(operation);
                Ok(())
            }
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "n" => self.paint(level, operation),
            "q" | "Q" | "cm" => level.graphics_state(operation),
            "w" | "J" | "j" | "M" | "d" | "ri" | "i" | "g" | "G" | "rg" | "RG" | "k" | "K" | "sc" | "SC" => {
                level.keep(operation);
                Ok(())
            }
            "scn" | "SCN" => {
                if operation.operands.iter().any(|one| one.as_float().is_err()) {
                    return Err("用到底纹".to_owned());
                }
                level.keep(operation);
                Ok(())
            }
            "cs" | "CS" => {
                self.colour_space(level, &operation)?;
                level.keep(operation);
                Ok(())
            }
            "gs" => {
                self.extended_state(level, &operation)?;
                level.keep(operation);
                Ok(())
            }
            "Do" => {
                level.outside_text()?;
                self.object(level, &operation, depth)
            }
            // Marks for reading aloud and for layers: what they say may be what is taken out.
            "BMC" | "BDC" | "EMC" | "MP" | "DP" => level.mark(&operation),
            "BX" | "EX" => Ok(()),
            "BI" => Err("页面内容中夹有图片".to_owned()),
            "sh" => Err("用到渐变的底色".to_owned()),
            _ => Err("页面内容中有不明的指令".to_owned()),
        }
    }

    fn text(&mut self, level: &mut Level<'_>, operation: Operation) -> Result<(), String> {
        let Level { state, text, .. } = level;
        let text = text.as_mut().ok_or("文字写在文字段以外")?;
        let strings = match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Td" | "TD", [x, y]) => {
                let (x, y) = (float(x)?, float(y)?);
                if operation.operator == "TD" {
                    state.text.leading = -y;
                }
                text.next_line(x, y, operation);
                return Ok(());
            }
            ("T*", []) => {
                text.next_line(0.0, -state.text.leading, operation);
                return Ok(());
            }
            ("Tm", numbers) => {
                text.set(matrix(numbers)?, operation);
                return Ok(());
            }
            ("Tj", [Object::String(..)]) => operation.operands.clone(),
            ("TJ", [Object::Array(all)]) => all.clone(),
            ("'", [string @ Object::String(..)]) => {
                text.next_line_and_show(state.text.leading, &operation);
                vec![string.clone()]
            }
            ("\"", [word, letter, string @ Object::String(..)]) => {
                state.text.word_gap = float(word)?;
                state.text.letter_gap = float(letter)?;
                text.next_line_and_show(state.text.leading, &operation);
                vec![string.clone()]
            }
            _ => return Err("文字指令读不懂".to_owned()),
        };
        text.show(&strings, operation, &state.text, state.ctm, (&mut self.seen, self.usage))
    }

    fn text_state(&mut self, level: &mut Level<'_>, operation: &Operation) -> Result<(), String> {
        let state = &mut level.state.text;
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tc", [gap]) => state.letter_gap = float(gap)?,
            ("Tw", [gap]) => state.word_gap = float(gap)?,
            ("Tz", [percent]) => state.stretch = float(percent)? / 100.0,
            ("TL", [leading]) => state.leading = float(leading)?,
            ("Ts", [rise]) => state.rise = float(rise)?,
            ("Tr", [Object::Integer(mode @ 0..=3)]) => state.mode = *mode,
            ("Tr", _) => return Err("用到以文字裁剪画面的写法".to_owned()),
            ("Tf", [Object::Name(name), size]) => {
                let size = float(size)?;
                let Some(Object::Reference(id)) = level.resource(self.copier, b"Font", name) else {
                    return Err("文字的字体找不到".to_owned());
                };
                let face = self.face(id)?;
                self.usage.fonts.entry(id).or_default();
                level.use_resource(b"Font", name, Object::Reference(self.copier.font(id)));
                level.state.text.font = Some((id, face));
                level.state.text.size = size;
            }
            _ => return Err("文字指令读不懂".to_owned()),
        }
        Ok(())
    }

    fn face(&mut self, id: ObjectId) -> Result<Rc<Face>, String> {
        if let Some(face) = self.faces.get(&id) {
            return Ok(face.clone());
        }
        let font = self.copier.file.get_dictionary(id).map_err(|_| "文字的字体找不到")?;
        let face = Rc::new(Face::of(self.copier.file, font)?);
        self.faces.insert(id, face.clone());
        Ok(face)
    }

    fn paint(&mut self, level: &mut Level<'_>, operation: Operation) -> Result<(), String> {
        level.outside_text()?;
        let fills = !matches!(operation.operator.as_str(), "S" | "s" | "n");
        let painted = std::mem::take(&mut level.path).left(operation, &self.seen.page, self.seen.covers)?;
        if let Some(area) = painted.painted.filter(|_| fills) {
            self.scene.cover(&area)?;
        }
        if let Some(area) = painted.drawing {
            self.scene.draw(area, &level.state.clip)?;
        }
        if let Some((area, is_exact)) = painted.clip {
            level.state.clip.narrow(area, is_exact);
        }
        level.out.extend(painted.operations);
        Ok(())
    }

    fn colour_space(&mut self, level: &mut Level<'_>, operation: &Operation) -> Result<(), String> {
        let [Object::Name(name)] = operation.operands.as_slice() else {
            return Err("颜色指令读不懂".to_owned());
        };
        match name.as_slice() {
            b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" => Ok(()),
            b"Pattern" => Err("用到底纹".to_owned()),
            _ => {
                let space = level.resource(self.copier, b"ColorSpace", name).ok_or("颜色的定义找不到")?;
                let space = self.copier.copy(&space, 0)?;
                level.use_resource(b"ColorSpace", name, space);
                Ok(())
            }
        }
    }

    /// What `g`, `rg` and `k` stand for, if the page says so.
    fn default_spaces(&mut self, level: &mut Level<'_>) -> Result<(), String> {
        for name in [b"DefaultGray".as_slice(), b"DefaultRGB", b"DefaultCMYK"] {
            if let Some(space) = level.resource(self.copier, b"ColorSpace", name) {
                let space = self.copier.copy(&space, 0)?;
                level.use_resource(b"ColorSpace", name, space);
            }
        }
        Ok(())
    }

    fn extended_state(&mut self, level: &mut Level<'_>, operation: &Operation) -> Result<(), String> {
        const KNOWN: [&[u8]; 18] = [
            b"Type", b"LW", b"LC", b"LJ", b"ML", b"D", b"RI", b"OP", b"op", b"OPM", b"FL", b"SM", b"SA", b"BM", b"CA",
            b"ca", b"AIS", b"TK",
        ];
        let [Object::Name(name)] = operation.operands.as_slice() else {
            return Err("绘图状态读不懂".to_owned());
        };
        let found = level.resource(self.copier, b"ExtGState", name).ok_or("绘图状态找不到")?;
        let found = self.copier.file.dereference(&found).and_then(|(_, all)| all.as_dict());
        let mut known = Dictionary::new();
        for (key, value) in found.map_err(|_| "绘图状态找不到")? {
            if KNOWN.contains(&key.as_slice()) {
                known.set(key.clone(), self.copier.copy(value, 0)?);
            } else if !matches!(value, Object::Name(none) if key == b"SMask" && none == b"None") {
                return Err("用到蒙版等尚不能逐字处理的绘图状态".to_owned());
            }
        }
        level.use_resource(b"ExtGState", name, known.into());
        Ok(())
    }

    fn object(&mut self, level: &mut Level<'_>, operation: &Operation, depth: usize) -> Result<(), String> {
        let [Object::Name(name)] = operation.operands.as_slice() else {
            return Err("图形指令读不懂".to_owned());
        };
        let found = level.resource(self.copier, b"XObject", name).ok_or("图形的定义找不到")?;
        let file = self.copier.file;
        let Ok((_, Object::Stream(form))) = file.dereference(&found) else {
            return Err("图形的定义找不到".to_owned());
        };
        if super::font::name(file, &form.dict, b"Subtype") != Some(b"Form") {
            return Err("页面有图片，尚不能逐字处理".to_owned());
        }
        self.forms += 1;
        if self.forms > FORMS {
            return Err("图形过多".to_owned());
        }
        let form = self.form(form, level, depth)?;
        let form = self.copier.out.add_object(form);
        // Each use is a form of its own: what goes from one may stay in the other.
        let name = format!("G{}", level.forms());
        level.use_resource(b"XObject", name.as_bytes(), Object::Reference(form));
        level.out.push(Operation::new("Do", vec![Object::Name(name.into_bytes())]));
        Ok(())
    }

    fn form(&mut self, form: &Stream, level: &Level<'_>, depth: usize) -> Result<Stream, String> {
        if form.dict.has(b"OC") || form.dict.has(b"Ref") {
            return Err("用到图层".to_owned());
        }
        let file = self.copier.file;
        let numbers = |key: &[u8]| -> Option<Vec<f64>> {
            let (_, all) = file.dereference(form.dict.get(key).ok()?).ok()?;
            all.as_array().ok()?.iter().map(|one| number(file, Some(one))).collect()
        };
        let own = match (form.dict.has(b"Matrix"), numbers(b"Matrix").as_deref()) {
            (false, _) => Affine::IDENTITY,
            (true, Some(all)) if all.len() == 6 => Affine::new(<[f64; 6]>::try_from(all).unwrap_or_default()),
            (true, _) => return Err("图形的位置读不出来".to_owned()),
        };
        let Some([x0, y0, x1, y1]) = numbers(b"BBox").and_then(|all| <[f64; 4]>::try_from(all).ok()) else {
            return Err("图形的范围读不出来".to_owned());
        };
        let mut state = level.state.clone();
        state.ctm *= own;
        state.clip.narrow_to_box(self.seen.to_shown * state.ctm, (x0, y0, x1, y1));
        let resources = match form.dict.get(b"Resources").map(|all| file.dereference(all)) {
            Ok(Ok((_, Object::Dictionary(all)))) => all.clone(),
            Ok(_) => return Err("图形的定义不完整".to_owned()),
            Err(_) => level.resources.clone(),
        };
        let (bytes, used) = self.content(&inflated(form)?, &resources, state, depth + 1)?;
        let mut all = Dictionary::new();
        for key in [b"Type".as_slice(), b"Subtype", b"FormType", b"BBox", b"Matrix", b"Group"] {
            if let Ok(value) = form.dict.get(key) {
                all.set(key, self.copier.copy(value, 0)?);
            }
        }
        all.set("Resources", used);
        Ok(packed(all, bytes))
    }
}

impl Level<'_> {
    /// Keeps an operator where it stands.
    fn keep(&mut self, operation: Operation) {
        match &mut self.text {
            Some(text) => text.keep(operation),
            None => self.out.push(operation),
        }
    }

    fn outside_text(&self) -> Result<(), String> {
        if self.text.is_some() { Err("文字段之内夹有图形".to_owned()) } else { Ok(()) }
    }

    fn text_object(&mut self, operation: Operation) -> Result<(), String> {
        match (operation.operator.as_str(), self.text.take()) {
            ("BT", None) => self.text = Some(TextObject::new()),
            ("ET", Some(text)) => self.out.extend(text.end()),
            _ => return Err("文字段有头无尾".to_owned()),
        }
        self.out.push(operation);
        Ok(())
    }

    fn graphics_state(&mut self, operation: Operation) -> Result<(), String> {
        self.outside_text()?;
        if !self.path.is_empty() {
            return Err("图形有头无尾".to_owned());
        }
        match operation.operator.as_str() {
            "q" if self.kept.len() < STATES => self.kept.push(self.state.clone()),
            "Q" => self.state = self.kept.pop().ok_or("绘图状态有尾无头")?,
            "cm" => self.state.ctm *= matrix(&operation.operands)?,
            _ => return Err("绘图状态的嵌套过深".to_owned()),
        }
        self.out.push(operation);
        Ok(())
    }

    fn mark(&mut self, operation: &Operation) -> Result<(), String> {
        if matches!(operation.operands.first(), Some(Object::Name(name)) if name == b"OC") {
            return Err("用到图层".to_owned());
        }
        match operation.operator.as_str() {
            "BMC" | "BDC" => self.marks += 1,
            "EMC" => self.marks = self.marks.checked_sub(1).ok_or("内容标记有尾无头")?,
            _ => {}
        }
        Ok(())
    }

    fn resource(&self, copier: &Copier<'_>, kind: &[u8], name: &[u8]) -> Option<Object> {
        let (_, all) = copier.file.dereference(self.resources.get(kind).ok()?).ok()?;
        all.as_dict().ok()?.get(name).ok().cloned()
    }

    fn use_resource(&mut self, kind: &[u8], name: &[u8], object: Object) {
        if !self.used.has(kind) {
            self.used.set(kind, Dictionary::new());
        }
        if let Ok(Object::Dictionary(all)) = self.used.get_mut(kind) {
            all.set(name, object);
        }
    }

    fn forms(&self) -> usize {
        self.used.get(b"XObject").and_then(Object::as_dict).map_or(0, Dictionary::len)
    }
}

/// Operators that have strings or dictionaries to themselves; those of marks are left out with them.
fn takes_text(operator: &str) -> bool {
    matches!(operator, "Tj" | "TJ" | "'" | "\"" | "BMC" | "BDC" | "EMC" | "MP" | "DP" | "BI")
}

/// What a reader would pass over and somebody who looks into the file would not.
fn holds_text(operand: &Object) -> bool {
    match operand {
        Object::String(..) | Object::Dictionary(_) | Object::Stream(_) => true,
        Object::Array(all) => all.iter().any(holds_text),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::Reference(_) => false,
    }
}

fn float(object: &Object) -> Result<f64, String> {
    object.as_float().map(f64::from).map_err(|_| "指令中的数字读不出来".to_owned())
}

fn matrix(numbers: &[Object]) -> Result<Affine, String> {
    let all = numbers.iter().map(float).collect::<Result<Vec<_>, _>>()?;
    all.try_into().map(Affine::new).map_err(|_| "指令中的位置读不出来".to_owned())
}

impl Clip {
    /// Narrows to a box of other coordinates.
    fn narrow_to_box(&mut self, to_shown: Affine, (x0, y0, x1, y1): (f64, f64, f64, f64)) {
        let area = to_shown.transform_rect_bbox(hayro::kurbo::Rect::new(x0, y0, x1, y1).abs());
        let area = scan::redaction::Rect { left: area.x0, top: area.y0, right: area.x1, bottom: area.y1 };
        let [a, b, c, d, ..] = to_shown.as_coeffs();
        let is_square = (a.abs() + d.abs() < 1e-6) || (b.abs() + c.abs() < 1e-6);
        self.narrow(Some(area), is_square);
    }
}
