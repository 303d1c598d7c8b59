//! `学生资助、学籍异动、欠税、考试通知`: children with hidden names and their guardians, and numbers that hold another.

use super::{Form, column, maybe};
use crate::notice::Role::{DerivedNumber, Pupil, StudentNumber, TaxNumber};

const OPENINGS: &[&str] = &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{agency}\n{s}\n"];
const CLOSINGS: &[&str] = &["{s}", "{p}\n{agency}\n{date}", "{s}\n联系电话：{office}", "{agency}　{date}", "注：{s}"];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "学生资助",
        role: Pupil,
        rows: (1, 1),
        titles: &[
            "{year}年秋季学期义务教育生活补助公示",
            "{district}教育委员会学生资助公示",
            "困难学生补助发放表",
            "孤困儿童助学项目受益名单",
            "“雨露计划”补助对象公示",
            "随迁子女入学审核结果",
            "{town}爱心助学金发放情况",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["学生", "学生姓名", "受助学生", "姓名", "儿童姓名", "资助对象"], &["{name}"]),
            column(&["学校", "就读学校", "所在学校", "学校名称"], &["{school}"]),
            column(&["班级", "年级班级", "就读年级", "年级、班"], &["{class}"]),
            column(&["监护人", "监护人姓名", "家长", "家长姓名", "父母姓名", "法定监护人"], &["{guardian}"]),
            maybe(
                &["资助金额", "补助标准", "发放金额"],
                &["{amount}", "{amount}元", "{amountgroup}", "{amountcapital}"],
            ),
        ],
        speaks_for_itself: false,
        sentences: &[
            "{school}{class}{name}，监护人{guardian}，资助{amount}元",
            "学生{name}（{school}{class}），家长姓名：{guardian}，补助{amountgroup}元",
            "受助学生{name}就读于{school}{class}，监护人为{guardian}",
            "{name}，{school}{class}学生，系{guardian}之子女，享受生活补助",
            "监护人{guardian}为其子女{name}（{school}{class}）申请助学补助，审核通过",
            "{guardian}的孩子{name}在{school}{class}就读，发放补助{amountcapital}",
            "{name}同学，就读{school}{class}，家长{guardian}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "学籍异动",
        role: StudentNumber,
        rows: (1, 1),
        titles: &["{year}年春季学期转入学生公示", "学籍变动情况表", "{district}中小学生学籍注册公示", "休学学生公示"],
        openings: OPENINGS,
        columns: &[
            column(&["姓名", "学生", "学生姓名"], &["{name}"]),
            column(&["学籍号", "全国学籍号", "学籍号码", "学号"], &["{studentno}"]),
            column(&["学校", "转入学校", "所在学校"], &["{school}"]),
            maybe(&["年级", "班级"], &["{class}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "学生{name}（学籍号：{studentno}）由{school}办理转学",
            "{school}{class}{name}，学籍号为{studentno}，准予休学",
            "{name}，学籍号{studentno}，就读于{school}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "欠税公告",
        role: TaxNumber,
        rows: (1, 1),
        titles: &["{year}年第{month}期欠税公告", "个体工商户注销公示", "双定户定额公布", "税务事项通知书送达公告"],
        openings: OPENINGS,
        columns: &[
            column(&["纳税人姓名", "业主姓名", "经营者姓名", "负责人"], &["{name}"]),
            column(&["纳税人识别号", "识别号", "税务登记号"], &["{taxno}"]),
            maybe(&["欠税金额", "核定税额", "欠缴税款"], &["{amount}", "{amountpoint}", "{amountgroup}元"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "经营者{name}，纳税人识别号{taxno}，欠缴增值税{amountpoint}元",
            "{name}（识别号：{taxno}）未按期申报",
            "纳税人识别号为{taxno}的业户（业主{name}）已被认定为非正常户",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "考试通知",
        role: DerivedNumber,
        rows: (1, 1),
        titles: &["{year}年度资格考试准考证打印须知", "网上缴费提醒", "专业能力测试安排", "新招录人员报到须知"],
        openings: OPENINGS,
        columns: &[],
        speaks_for_itself: true,
        sentences: &[
            "{name}：系统用户名为本人姓名，初始密码为身份证号后六位{idtail}",
            "考生{name}的查询密码是身份证后六位，即{idtail}",
            "{unit}{name}，账号初始口令（身份证末六位）：{idtail}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "考试通知",
        role: DerivedNumber,
        rows: (1, 1),
        titles: &["城乡居民养老保险待遇公示", "失业保险金核发公告", "工伤保险待遇支付公示"],
        openings: OPENINGS,
        columns: &[
            column(&["姓名", "参保人", "待遇领取人"], &["{name}"]),
            column(&["社会保障号", "社会保障号码", "社保编号"], &["{clearid}"]),
            maybe(&["月待遇", "核定金额"], &["{amount}", "{amountpoint}"]),
        ],
        speaks_for_itself: true,
        sentences: &["参保人{name}（社会保障号{clearid}）月待遇{amount}元"],
        closings: CLOSINGS,
    },
];
