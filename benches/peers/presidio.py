"""presidio-analyzer over texts, with recognisers of Chinese numbers that correspond to those of the scanner.

Reads one JSON string a line from the file named, prints {"version", "mb_s", "found"}. Set up as its guide says: a
tokenizer, and words of context for every recogniser. No language model is loaded: names, units and places, which the
scanner reads as well, are left out in the peer's favour.
"""

import importlib.metadata
import json
import sys
import time

import spacy
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine


class BlankChinese(SpacyNlpEngine):
    """spaCy's Chinese without a model, of which there is none on PyPI: it splits into characters and tags nothing."""

    def __init__(self):
        super().__init__(models=[{"lang_code": "zh", "model_name": "blank"}])
        self.nlp = {"zh": spacy.blank("zh")}

    def load(self):
        pass

    def is_loaded(self):
        return True


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class ResidentId(PatternRecognizer):
    def validate_result(self, pattern_text):
        total = sum(int(digit) * weight for digit, weight in zip(pattern_text, WEIGHTS))
        return "10X98765432"[total % 11] == pattern_text[-1].upper()


class BankCard(PatternRecognizer):
    def validate_result(self, pattern_text):
        digits = [int(digit) for digit in reversed(pattern_text)]
        return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


class CreditCode(PatternRecognizer):
    def validate_result(self, pattern_text):
        if any(sign not in CREDIT for sign in pattern_text):
            return False
        total = sum(CREDIT.index(sign) * pow(3, at, 31) for at, sign in enumerate(pattern_text[:17]))
        return CREDIT[(31 - total % 31) % 31] == pattern_text[17]


EDGE = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
KINDS = [
    (ResidentId, "ID_CARD", r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"),
    (PatternRecognizer, "ID_CARD_MASKED", r"\d{3,14}[*×●Xx]{2,14}\d{0,5}[\dXx]?"),
    (PatternRecognizer, "MOBILE", r"1[3-9]\d{9}"),
    (PatternRecognizer, "MOBILE_MASKED", r"1[3-9]\d[*×●]{4}\d{4}"),
    (PatternRecognizer, "LANDLINE", r"0\d{2,3}[-—]?\d{7,8}"),
    (BankCard, "BANK_CARD", r"[3-6]\d{15,18}"),
    (CreditCode, "CREDIT_CODE", r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    (PatternRecognizer, "PASSPORT", r"[EeGgDdSsPp][A-HJ-NP-Z]?\d{7,8}"),
    (PatternRecognizer, "PERMIT", r"[HMhmCcWw]\d{8,10}"),
    (PatternRecognizer, "PLATE", rf"[{PROVINCES}][A-HJ-NP-Z][·]?[A-HJ-NP-Z0-9]{{5,6}}"),
    (PatternRecognizer, "EMAIL", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"),
    (PatternRecognizer, "IP", r"(?:\d{1,3}\.){3}\d{1,3}"),
    (PatternRecognizer, "VIN", r"[A-HJ-NPR-Z0-9]{17}"),
    (PatternRecognizer, "DOCUMENT_NUMBER", r"[\u4e00-\u9fa5]{1,10}[〔\[（(]\d{4}[〕\]）)](?:第)?\d{1,5}号"),
    (PatternRecognizer, "CASE_NUMBER", r"[（(]\d{4}[）)][\u4e00-\u9fa5]{1,4}\d{2,4}[\u4e00-\u9fa5]{1,4}\d+号"),
    (PatternRecognizer, "REALTY", r"[\u4e00-\u9fa5][（(]\d{4}[）)][\u4e00-\u9fa5]{2,10}不动产权第\d{6,8}号"),
    (PatternRecognizer, "SECRECY_MARK", r"(?:绝密|机密|秘密)\s?[★☆]"),
    (PatternRecognizer, "COORDINATES", r"\d{1,3}\.\d{4,}[,，]\s?\d{1,3}\.\d{4,}"),
    (PatternRecognizer, "MONEY", r"\d[\d,]*(?:\.\d+)?万?元"),
    (PatternRecognizer, "DATE", r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"),
]


CONTEXT = ["身份证", "证件", "号码", "电话", "手机", "账号", "卡号", "代码", "车牌", "邮箱", "案号", "文号"]


def main():
    registry = RecognizerRegistry(supported_languages=["zh"])
    for recogniser, entity, regex in KINDS:
        pattern = Pattern(name=entity.lower(), regex=EDGE[0] + regex + EDGE[1], score=0.6)
        registry.add_recognizer(
            recogniser(supported_entity=entity, patterns=[pattern], context=CONTEXT, supported_language="zh")
        )
    engine = AnalyzerEngine(registry=registry, nlp_engine=BlankChinese(), supported_languages=["zh"])
    with open(sys.argv[1], encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    size = sum(len(text.encode()) for text in texts)
    engine.analyze(texts[0], language="zh")
    best, found = 0.0, 0
    for _ in range(3):
        begun = time.perf_counter()
        found = sum(len(engine.analyze(text, language="zh")) for text in texts)
        best = max(best, size / 1e6 / (time.perf_counter() - begun))
    print(json.dumps({"version": importlib.metadata.version("presidio-analyzer"), "mb_s": best, "found": found}))


if __name__ == "__main__":
    main()
