// Looks at each page of a journey as every reader must be able to use it: axe with every rule, 320 px without scrolling
// sideways, and pictures. The journey itself runs without scripts, which axe needs: so this is a window of its own, with
// scripts, the same session and the same page.

import { axe, open, picture, scrollsSideways, windows } from "./browser.js";

/** Opens the window that looks. `found` gathers what is wrong, page by page. */
export async function looker(address) {
  const { page: mirror, context, wrong, close } = await open(address);
  const found = [];
  const seen = new Set();
  const answers = new WeakMap();
  return {
    found,
    /** The addresses looked at, each named by its route. */
    seen,
    /** What the browser itself complained about, without pages that are meant to be refused. */
    complaints: () => wrong.filter((text) => !/status of (404|409|410|422)/.test(text)),
    close,

    /** Remembers how each page of a window came, so that the answer to a form can be shown once more. */
    follow(page) {
      page.on("response", (response) => {
        if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) answers.set(page, response);
      });
    },

    /** Looks at what `page` shows now. With a name it is also taken into pictures, and axe runs at 320 px too. */
    async look(page, name) {
      const address = page.url();
      const came = answers.get(page);
      await context.clearCookies();
      await context.addCookies(await page.context().cookies());
      const posted = came?.request().method() === "POST";
      if (posted) {
        const [status, headers, body] = [came.status(), await came.allHeaders(), await page.content()];
        await mirror.route(address, (route) => route.fulfill({ status, headers, body }), { times: 1 });
      }
      await mirror.setViewportSize(windows.desktop);
      await mirror.goto(address);
      const where = `${posted ? "POST " : ""}${route(address)}`;
      seen.add(where);
      if (name) await picture(mirror, `${name}-desktop`);
      await note(where, await axe(mirror));
      if (name) {
        await mirror.setViewportSize(windows.phone);
        await picture(mirror, `${name}-phone`);
      }
      await mirror.setViewportSize(windows.zoom400);
      if (await scrollsSideways(mirror)) found.push({ where, id: "scrolls-sideways", culprits: await culprits(mirror) });
      if (name) {
        await picture(mirror, `${name}-zoom400`);
        await note(`${where} at 320 px`, await axe(mirror));
      }
    },
  };

  function note(where, violations) {
    for (const { id, help, where: nodes } of violations) found.push({ where, id, help, nodes });
  }
}

/** An address without what differs from case to case. */
export function route(address) {
  const url = new URL(address);
  return url.pathname
    .replace(/FOI-\d+-\d+/i, "{reference}")
    .replace(/\/c\/[^/]+/, "/c/{link}")
    .replace(/\/law\/[^/]+$/, "/law/{law}")
    .replace(/\/law\/[^/]+\/(?!rules$|notices$).+/, "/law/{law}/{provision}")
    .replace(/\/law\/[^/{]+\//, "/law/{law}/")
    .replace(/\/checks\/.+/, "/checks/{check}")
    .replace(/\/wording\/.+/, "/wording/{slot}")
    .replace(/\/log\/[^/]+/, "/log/{entry}")
    .replace(/\/[0-9a-f]{64}/, "/{sha256}")
    .replace(/\/\d+/g, "/{number}");
}

function culprits(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const over = [...document.querySelectorAll("main *, header *, footer *")].filter((one) => one.getBoundingClientRect().right > wide + 1 && !one.closest(".table-scroll"));
    return over.slice(0, 4).map((one) => one.outerHTML.slice(0, 160));
  });
}
