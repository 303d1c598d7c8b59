// A demo office on a free port, and browsers for the people who use it.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const binary = process.env.GONGKAI ?? path.resolve(import.meta.dirname ?? ".", "../../target/debug/gongkai");
const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const started = /(http:\/\/127\.0\.0\.1:\d+)\//;
const longestStart = 120_000;

/** Builds a fresh demo and serves it; gives its address and a way to close it. */
export async function openOffice() {
  const data = await mkdtemp(path.join(tmpdir(), "gongkai-e2e-"));
  const server = spawn(binary, ["demo", "--data", path.join(data, "demo"), "--listen", "127.0.0.1:0"]);
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address within two minutes: ${said}`)), longestStart);
    const hear = (chunk) => {
      said += chunk;
      const found = said.match(started);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    server.on("error", reject);
  });
  const password = said.match(/密码均为([^）]+)）/)?.[1];
  const close = async () => {
    server.removeAllListeners("exit");
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { address, password, close };
}

/** Chromium without anything that phones home. */
export function openChromium() {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** Somebody at a browser of their own. */
export class Person {
  static async arrives(browser, office, options = {}) {
    const context = await browser.newContext({ baseURL: office.address, locale: "zh-CN", ...options });
    const page = await context.newPage();
    const person = new Person(page, office);
    page.on("console", (message) => {
      // A refused form answers with a 4xx status, which Chromium reports as a failed resource: that is no defect.
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) person.complaints.push(message.text());
    });
    page.on("pageerror", (error) => person.complaints.push(String(error)));
    return person;
  }

  constructor(page, office) {
    this.page = page;
    this.office = office;
    this.complaints = [];
  }

  async signsIn(login) {
    await this.page.goto("/staff/login");
    await this.fills({ 账号: login, 密码: this.office.password });
    await this.presses("登录");
    await this.page.waitForURL(/\/staff/);
  }

  /** Fills fields by the label that a person reads. */
  async fills(answers) {
    for (const [label, answer] of Object.entries(answers)) {
      const field = this.page.getByLabel(label, { exact: false }).first();
      await field.fill(answer);
    }
  }

  async selects(label, option) {
    const value = await this.page.getByLabel(label).locator("option", { hasText: option }).first().getAttribute("value");
    await this.page.getByLabel(label).selectOption(value);
  }

  async ticks(label) {
    await this.page.getByLabel(label).first().check();
  }

  async presses(name) {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Takes a step on the case page and gives the form to be filled. */
  async takes(number, step) {
    await this.page.goto(`/staff/requests/${number}`);
    await this.page.getByRole("link", { name: step }).first().click();
    await this.page.getByRole("heading", { level: 1, name: step }).waitFor();
  }

  async text() {
    return this.page.locator("main").innerText();
  }

  /** What axe finds on this page, WCAG 2.2 AA and good practice. */
  async violations() {
    // Evaluated through the debugger, so that the page's own policy stays as it is.
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate(() =>
      window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    return found.violations.map((v) => `${v.id} at ${this.page.url()}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  }

  /** How far the page can be moved sideways. */
  async sideways() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}
