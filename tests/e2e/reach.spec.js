// Who comes without JavaScript, on a telephone, with large text or with high contrast finds the same site.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Person, openChromium, openOffice } from "./office.js";

const publicPages = ["/", "/guide", "/rules", "/annual-reports", "/annual-reports/2024", "/requests/new", "/requests/track"];
const staffPages = ["/staff", "/staff/requests", "/staff/requests/new", "/staff/annual-report/2024", "/staff/calendar"];
let office;
let browser;

before(async () => {
  office = await openOffice();
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  await office?.close();
});

test("a request can be made and followed without JavaScript", async () => {
  const citizen = await Person.arrives(browser, office, { javaScriptEnabled: false });
  await citizen.page.goto("/requests/new");
  await citizen.ticks("自然人");
  await citizen.fills({ 姓名或者单位名称: "钱试", 证件号码: "E00000001", 联系电话: "13900000001" });
  await citizen.selects("证件类型", "护照");
  await citizen.fills({ 信息名称: "科技奖励评审办法", 内容描述: "现行文本" });
  await citizen.ticks("电子文件");
  await citizen.ticks("网上获取");
  await citizen.presses("提交申请");
  const [number, secret] = await citizen.page.locator(".slip dd").allInnerTexts();
  await citizen.page.getByRole("link", { name: "查询办理进度" }).last().click();
  await citizen.fills({ 登记号: number, 查询码: secret });
  await citizen.presses("查询");
  assert.match(await citizen.text(), /已登记，待确认收到日期/);
});

for (const width of [320, 390]) {
  test(`no page has to be moved sideways at ${width} px`, async () => {
    const person = await Person.arrives(browser, office, { viewport: { width, height: 800 } });
    await person.signsIn("lin.xiao");
    await person.page.goto("/staff/requests");
    const first = await person.page.locator("tbody a").first().getAttribute("href");
    for (const page of [...publicPages, ...staffPages, first]) {
      await person.page.goto(page);
      assert.equal(await person.sideways(), 0, page);
    }
  });
}

for (const choice of ["text=large", "contrast=high"]) {
  test(`the pages stay accessible with ${choice}`, async () => {
    const person = await Person.arrives(browser, office);
    await person.signsIn("lin.xiao");
    await person.page.goto(`/preferences?${choice}&back=/`);
    for (const page of [...publicPages, ...staffPages]) {
      await person.page.goto(page);
      assert.deepEqual(await person.violations(), [], page);
      assert.equal(await person.sideways(), 0, page);
    }
  });
}
