// The one kernel of the course, as this page has it: a connection of its own that no notebook closes, and one widget
// manager for the cards of all course notebooks. JupyterLab gives each notebook a connection, lets the first of a kernel
// have its widgets, and drops them all when that notebook is closed; so the course comes first and stays.
//
// When the kernel is gone (shut down, dead, restarted, culled, the server started anew), it asks the server for the kernel
// again and says `gone`, then `alive`: whoever shows something of it runs it again.

import { widgetManagerClass } from "./manager.js";

const AGAIN_MILLISECONDS = [0, 500, 1000, 2000, 4000]; // between tries to reach the server; then the last for ever
const RESTARTS_PER_MINUTE = 4;

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class CourseKernel extends EventTarget {
  /**
   * @param {() => Promise<{id: string, name: string}>} ask which kernel the course has, started where there is none
   * @param {any} kernels JupyterLab's kernel manager
   * @param {any} rendermime JupyterLab's registry of renderers
   */
  constructor(ask, kernels, rendermime) {
    super();
    this._ask = ask;
    this._kernels = kernels;
    this._rendermime = rendermime;
    /** This page among those that show the same notebook. */
    this.page = crypto.randomUUID?.() ?? String(Math.random());
    /** @type {any} */
    this.connection = null;
    /** @type {any} */
    this.manager = null;
    /** Counts the kernels that this page has met. */
    this.generation = 0;
    /** @type {Promise<CourseKernel> | null} */
    this._connecting = null;
    this._session = "";
    /** @type {number[]} */
    this._gone = [];
  }

  get id() {
    return this.connection?.id ?? "";
  }

  /** The kernel, connected; rejects where the server can't be reached or has no such kernel. */
  alive() {
    this._connecting ??= this._connect().catch((error) => {
      this._connecting = null;
      throw error;
    });
    return this._connecting;
  }

  /** The same, asked of the server: a kernel that was just shut down is not taken for alive. */
  async now() {
    await this.alive();
    if (this.connection) await this._doubt(this.connection);
    return this.alive();
  }

  /**
   * Run code whose result is not asked for.
   * @param {string} code
   */
  async tell(code) {
    if (!this.connection) return;
    await this.connection.requestExecute({ code, silent: true, store_history: false, allow_stdin: false }).done;
  }

  /** What is open of a chapter shows its answers as they are kept now. @param {string} chapter */
  async refresh(chapter) {
    await this.tell(`__import__("pmkit.lab.in_kernel").lab.in_kernel.refresh(${JSON.stringify(chapter)})`);
  }

  async _connect() {
    const [model, Manager] = await Promise.all([this._ask(), widgetManagerClass(this._rendermime)]);
    if (!model.id) throw new Error("the server names no kernel");
    const connection = this._kernels.connectTo({ model, handleComms: true });
    this.connection = connection;
    this.manager = new Manager(connection, this._rendermime);
    this.generation += 1;
    this._session = "";
    passOverStrangers(connection);
    const watch = { connection, connected: false };
    connection.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (["dead", "restarting", "autorestarting"].includes(status)) this._lost(connection);
    });
    connection.anyMessage.connect((/** @type {any} */ _, /** @type {any} */ { msg, direction }) => {
      if (direction === "recv" && msg.header.session) this._heard(connection, msg.header.session);
    });
    connection.connectionStatusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (status === "connected") watch.connected = true;
      else if (watch.connected || status === "disconnected") this._doubt(connection);
    });
    connection.disposed.connect(() => this._lost(connection));
    return this;
  }

  /** A kernel that was restarted from elsewhere speaks with another session. @param {any} connection @param {string} session */
  _heard(connection, session) {
    if (!this._session) this._session = session;
    else if (session !== this._session) this._lost(connection);
  }

  /** The connection broke: another kernel answers now, or none, or it was the network alone. @param {any} connection */
  async _doubt(connection) {
    if (connection !== this.connection) return;
    const model = await this._ask().catch(() => null);
    if (model?.id !== connection.id) this._lost(connection); // which comes back by itself
  }

  /** @param {any} connection */
  async _lost(connection) {
    if (connection !== this.connection) return;
    this.manager?.disconnect();
    this.connection = null;
    this.manager = null;
    this._connecting = null;
    this._tell("gone");
    window.dispatchEvent(new CustomEvent("pmkit:kernel-gone"));
    connection.reconnect = async () => {}; // it is at it, and would throw once it is disposed of
    setTimeout(() => connection.dispose());
    const now = Date.now();
    this._gone = [...this._gone.filter((then) => now - then < 60_000), now];
    if (this._gone.length > RESTARTS_PER_MINUTE) this._tell("given-up");
    else await this._comeBack();
  }

  async _comeBack() {
    for (let tries = 0; ; tries += 1) {
      await pause(AGAIN_MILLISECONDS[Math.min(tries, AGAIN_MILLISECONDS.length - 1)]);
      try {
        await this.alive();
        break;
      } catch {
        this._tell("waiting");
      }
    }
    this._tell("alive");
  }

  /** Asked for by the reader after it was given up. */
  async startAgain() {
    this._gone = [];
    if (!this.connection) await this._comeBack();
  }

  /** @param {string} what */
  _tell(what) {
    this.dispatchEvent(new Event(what));
  }
}

/**
 * Another page's widgets are closed too, and this page never heard of them; JupyterLab would log an error for each.
 * @param {any} connection
 */
function passOverStrangers(connection) {
  const close = connection._handleCommClose?.bind(connection);
  if (close) connection._handleCommClose = async (/** @type {any} */ message) => connection.hasComm(message.content.comm_id) && close(message);
}
