// One explorer in a page or in an iframe, used as a person does: pointer and keys go to places that snapshot() names, and what came of
// it is read from snapshot(). Nothing here sleeps: until() asks again until the condition holds or time is up.
import { setTimeout as pause } from 'node:timers/promises';

const kPatienceMs = 15_000;
const kAskAgainMs = 20;

export class Explorer {
  /** @param {import('puppeteer-core').Frame} frame */
  constructor(frame) {
    this.frame = frame;
    this.page = frame.page();
  }

  snapshot() {
    return this.frame.evaluate(() => globalThis.explorer.snapshot());
  }

  idle() {
    return this.frame.evaluate(() => globalThis.explorer.whenIdle().then(() => true));
  }

  dispatch(command) {
    return this.frame.evaluate((given) => globalThis.explorer.dispatch(given), command);
  }

  // Dispatches, waits until nothing is pending, and gives the state after it.
  async settle(command) {
    await this.dispatch(command);
    await this.idle();
    return this.snapshot();
  }

  // Until the page has its explorer and a first set of runs.
  async ready() {
    const there = () => this.frame.evaluate(() => typeof globalThis.explorer?.snapshot === 'function');
    await this.#ask(there, (yes) => yes, 'the page to have its explorer');
    return this.until((state) => state.runs.length > 0 && !state.simulating, 'the first runs to be there');
  }

  // The first state for which `condition` holds; fails with `what` otherwise.
  until(condition, what, within_ms = kPatienceMs) {
    return this.#ask(() => this.snapshot(), condition, what, within_ms);
  }

  async #ask(question, condition, what, within_ms = kPatienceMs) {
    const deadline = Date.now() + within_ms;
    for (;;) {
      const answer = await question();
      if (condition(answer)) return answer;
      if (Date.now() > deadline) throw new Error(`waited ${within_ms / 1000} s in vain for ${what}`);
      await pause(kAskAgainMs);
    }
  }

  // Where the canvas lies in the page, in CSS pixels of the page's own window.
  async canvas_box() {
    const canvas = await this.frame.$('canvas');
    return canvas.boundingBox();
  }

  // A place of the canvas as the page's mouse knows it.
  async on_page(place) {
    const box = await this.canvas_box();
    return { x: box.x + place.x, y: box.y + place.y };
  }

  // Once the state is at rest, so that what it names is where it says.
  async control(id) {
    const has = (state) => state.controls.some((control) => control.id === id);
    const state = await this.until(has, `the control "${id}" to be on the canvas`);
    return state.controls.find((control) => control.id === id);
  }

  async click(place) {
    const { x, y } = await this.on_page(place);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
  }

  // Presses a control and waits until nothing is pending; not for what starts something that goes on.
  async press(id) {
    await this.start(id);
    await this.idle();
  }

  // Presses a control and does not wait.
  async start(id) {
    await this.click(middle(await this.control(id)));
  }

  // Presses a control with a finger, and does not wait.
  async tap(id) {
    const { x, y } = await this.on_page(middle(await this.control(id)));
    await this.page.touchscreen.tap(x, y);
  }

  // Drags with the left button; the way is cut into pieces, as a hand's is.
  async drag(from, to, pieces = 6) {
    const start = await this.on_page(from);
    const end = await this.on_page(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    for (let i = 1; i <= pieces; ++i) {
      const share = i / pieces;
      await this.page.mouse.move(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
    }
    await this.page.mouse.up();
    await this.idle();
  }

  // Gives the canvas the keyboard, as a click on an empty place of it does.
  async focus_canvas() {
    const canvas = await this.frame.$('canvas');
    await canvas.evaluate((element) => element.focus());
  }

  async key(name) {
    await this.page.keyboard.press(name);
    await this.idle();
    return this.snapshot();
  }
}

export function middle(rect) {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

// The instant at a place of the rows, in ns, and back.
export function time_at(state, x) {
  const row = state.rows[0];
  return state.viewport.start + ((x - row.x) / row.width) * state.viewport.span;
}

export function place_of(state, time) {
  const row = state.rows[0];
  return row.x + ((time - state.viewport.start) / state.viewport.span) * row.width;
}

// As a person who pastes: all of the text is replaced at once.
export async function type_instead(page, text) {
  await page.$eval(
    'textarea',
    (area, words) => {
      area.focus();
      area.select();
      const said = { inputType: 'insertText', data: words, bubbles: true };
      area.dispatchEvent(new InputEvent('beforeinput', said)); // which keys bring about, and a command does not
      document.execCommand('insertText', false, words);
    },
    text,
  );
}
