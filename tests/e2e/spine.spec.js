// From a request to the annual report, in a real browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Person, openChromium, openOffice } from "./office.js";

let office;
let browser;
const staff = { clerk: "lin.xiao", secrecy: "zhou.zheng", leader: "guo.yi" };
const year = new Date(Date.now() + 8 * 3600 * 1000).getUTCFullYear();
const cell = "R3.1/natural_person";

before(async () => {
  office = await openOffice();
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  await office?.close();
});

/** The number in a cell of this year's report, as the builder shows it. */
async function reported(person) {
  await person.page.goto(`/staff/annual-report/${year}`);
  return Number(await person.page.locator(`[data-cell="${cell}"]`).first().innerText());
}

/** Every page passed is looked at by axe. */
async function isClean(person) {
  assert.deepEqual(await person.violations(), []);
}

async function apply(citizen) {
  await citizen.page.goto("/");
  await isClean(citizen);
  await citizen.page.getByRole("link", { name: "依申请公开" }).last().click();
  await isClean(citizen);
  await citizen.ticks("自然人");
  await citizen.fills({ 姓名或者单位名称: "赵试", 证件号码: "E00000000", 联系电话: "13900000000" });
  await citizen.selects("证件类型", "护照");
  await citizen.fills({ 信息名称: "实验动物设施检查结果", 内容描述: "近两年的检查结果" });
  await citizen.ticks("电子文件");
  await citizen.presses("提交申请");
  assert.match(await citizen.text(), /还有内容需要更正/);
  await isClean(citizen);
  await citizen.ticks("网上获取");
  await citizen.presses("提交申请");
  await isClean(citizen);
  const [number, secret] = await citizen.page.locator(".slip dd").allInnerTexts();
  assert.match(number, /^\d{4}-\d{4}$/);
  return { number, secret };
}

async function look(citizen, { number, secret }) {
  await citizen.page.goto("/requests/track");
  await citizen.fills({ 登记号: number, 查询码: secret });
  await citizen.presses("查询");
  await isClean(citizen);
}

test("a citizen applies, the office answers, and the report counts it", async () => {
  const citizen = await Person.arrives(browser, office);
  const [clerk, secrecy, leader] = await Promise.all(
    Object.values(staff).map(async (login) => {
      const person = await Person.arrives(browser, office);
      await person.signsIn(login);
      return person;
    }),
  );
  const before = await reported(clerk);
  await isClean(clerk);

  const proof = await apply(citizen);
  const { number } = proof;
  await look(citizen, proof);
  assert.match(await citizen.text(), /待确认收到日期/);

  await clerk.page.goto("/staff");
  await isClean(clerk);
  await clerk.page.goto("/staff/requests");
  await isClean(clerk);
  await clerk.takes(number, "确认收到日期");
  await isClean(clerk);
  await clerk.ticks("电话与申请人确认");
  await clerk.presses("确认收到日期");
  assert.match(await clerk.text(), /个工作日后到期/);
  await isClean(clerk);

  await clerk.takes(number, "告知补正");
  await clerk.fills({ 需要补正的事项: "请写明需要哪一类设施的检查结果" });
  await clerk.presses("告知补正");
  await look(citizen, proof);
  assert.match(await citizen.text(), /请写明需要哪一类设施/);
  await citizen.fills({ 补正内容: "小型动物饲养设施" });
  await citizen.presses("提交补正");
  assert.match(await citizen.text(), /补正已经收到/);
  await isClean(citizen);

  await clerk.takes(number, "征求意见");
  await clerk.ticks("第三方");
  await clerk.fills({ 名称或者姓名: "示例实验中心", 征求意见的事项: "是否同意公开检查结果" });
  await clerk.selects("第三方的类别", "科研机构");
  await clerk.presses("征求意见");
  await clerk.takes(number, "登记意见");
  await isClean(clerk);
  await clerk.ticks("同意公开");
  await clerk.presses("登记意见");

  await clerk.takes(number, "拟定处理决定");
  await isClean(clerk);
  await clerk.page.getByLabel("处理结果").selectOption("provided");
  await clerk.fills({ 告知或者提供的内容: "提供小型动物饲养设施检查结果一份" });
  await clerk.presses("拟定处理决定");

  await secrecy.takes(number, "审核");
  await isClean(secrecy);
  await secrecy.ticks("保密审查");
  await secrecy.page.getByLabel("同意", { exact: true }).check();
  await secrecy.presses("审核");

  await leader.takes(number, "签发");
  await isClean(leader);
  await leader.presses("签发");
  assert.match(await leader.text(), /〔\d{4}〕\d+号/);

  await clerk.takes(number, "发出答复");
  await clerk.ticks("网上送达");
  await clerk.presses("发出答复");
  await clerk.page.getByRole("link", { name: /文书.*签发/ }).click();
  await isClean(clerk);

  await look(citizen, proof);
  assert.match(await citizen.text(), /已答复/);
  assert.match(await citizen.text(), /提供小型动物饲养设施检查结果一份/);

  assert.equal(await reported(clerk), before + 1);
  await clerk.page.locator(`[data-cell="${cell}"] a`).click();
  await clerk.page.getByRole("link", { name: number }).waitFor();
  await isClean(clerk);
  for (const person of [citizen, clerk, secrecy, leader]) assert.deepEqual(person.complaints, []);
});

test("the act that the law forbids is shown with its article", async () => {
  const clerk = await Person.arrives(browser, office);
  await clerk.signsIn(staff.clerk);
  await clerk.page.goto("/staff/requests");
  await clerk.page.locator("tbody a").first().click();
  await clerk.page.getByText("暂不能办理的").click();
  assert.match(await clerk.page.locator(".act.not").first().innerText(), /第.+条/);
  await isClean(clerk);
});

test("the published report can be read and taken away", async () => {
  const citizen = await Person.arrives(browser, office);
  await citizen.page.goto("/annual-reports");
  await isClean(citizen);
  await citizen.page.getByRole("link", { name: "2024年度报告" }).click();
  assert.equal(await citizen.page.locator('meta[name="ArticleTitle"]').count(), 1);
  assert.equal(await citizen.page.locator('[data-cell="R3.7/total"]').first().innerText(), "21");
  await isClean(citizen);
  const json = await citizen.page.request.get("/annual-reports/2024.json");
  assert.equal((await json.json()).table3["R3.7"][6], 21);
  const pdf = await citizen.page.request.get("/annual-reports/2024.pdf");
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
});
