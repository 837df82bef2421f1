"use strict";
// What the page adds to the terminal: files are sent from it and given to it. Nothing here names another address.
(() => {
  const base = new URL(".", window.location.href);
  const startTerminal = window.onload;
  const openWindow = window.open.bind(window);

  // The terminal asks for a new window for each file; a link with a name needs none.
  window.open = (address, ...rest) => {
    const offered = `${window.location.origin}/download/`;
    if (typeof address !== "string" || !address.startsWith(offered)) return openWindow(address, ...rest);
    const link = document.createElement("a");
    link.href = new URL(`download/${document.body.dataset.upload.split("/").pop()}/${address.slice(offered.length)}`, base).href;
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
    return null;
  };

  window.onload = async (event) => {
    const terminal = document.querySelector("#terminal");
    const screens = new URL(terminal.dataset.sessionWebsocketUrl, base);
    screens.protocol = base.protocol === "https:" ? "wss:" : "ws:";
    terminal.dataset.sessionWebsocketUrl = screens.href;
    const told = document.querySelector("#told");
    const files = document.querySelector("#files");
    const typeOn = () => document.querySelector(".xterm-helper-textarea")?.focus();

    const send = async (chosen) => {
      if (!chosen.length) return;
      const form = new FormData();
      for (const each of chosen) form.append("file", each, each.name);
      told.textContent = document.body.dataset.sending;
      try {
        const answer = await fetch(new URL(document.body.dataset.upload, base), { method: "POST", body: form });
        told.textContent = await answer.text();
      } catch {
        told.textContent = document.body.dataset.failed;
      }
      files.value = "";
      typeOn();
    };

    files.addEventListener("change", () => send([...files.files]));
    document.querySelector("#again").addEventListener("click", () => window.location.reload());
    document.addEventListener("dragover", (drag) => {
      drag.preventDefault();
      document.body.classList.add("dropping");
    });
    document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
    document.addEventListener("drop", (drop) => {
      drop.preventDefault();
      document.body.classList.remove("dropping");
      send([...drop.dataTransfer.files]);
    });

    // The terminal measures a letter once: the font is to be there before it does.
    const waited = new Promise((done) => setTimeout(done, 3000));
    await Promise.race([document.fonts.load("16px 'Roboto Mono'"), waited]);
    startTerminal.call(window, event);

    // Keys are for the terminal once the screens are drawn: told earlier, nobody would hear of it.
    const drawn = new MutationObserver(() => {
      if (!document.body.classList.contains("-first-byte")) return;
      drawn.disconnect();
      typeOn();
    });
    drawn.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  };
})();
