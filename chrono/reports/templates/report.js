"use strict";
(function () {
  const store = JSON.parse(document.getElementById("chronology-data").textContent);
  const chart = document.getElementById("chrono-chart");
  const form = document.querySelector(".controls");
  const bodies = Array.from(document.querySelectorAll("tbody.event"));
  const table = document.getElementById("table");
  const events = store.events.map((values) => Object.fromEntries(store.columns.map((name, i) => [name, values[i]])));
  const numberOf = new Map(events.map((event, i) => [event.event_id, i]));
  const narrow = matchMedia("screen and (max-width: 760px)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let sorting = { by: "when", down: false };
  let current = -1;

  // Letters are code points, as in Python; most texts have no letter that takes two places here.
  const paired = /[\ud800-\udfff]/;
  const size = (text) => paired.test(text) ? Array.from(text).length : text.length;
  const cut = (text, from, to) => paired.test(text) ? Array.from(text).slice(from, to).join("") : text.slice(from, to);

  // Sentences of mentions are in their articles: their pieces come as lengths, in code points; what many say stands once.
  for (const mention of store.details.flatMap((detail) => detail[3])) {
    for (let at = 2; at < mention.length; at++) mention[at] = store.said[mention[at]];
    mention[1] = "sentence-" + mention[1];
    const pieces = mention[0];
    if (typeof pieces[1] !== "number") continue;
    const text = document.getElementById(mention[1]).textContent;
    for (let at = 1, from = 0; at < pieces.length; at += 2) pieces[at] = cut(text, from, from += pieces[at]);
  }

  // ---- words, as chrono/charts/words.py and marks.py make them

  const nameOf = (id) => store.names[id] ?? id;
  const wordsOf = (event) => ({ kind: store.words.kind[event.kind] ?? "other", group: store.words.group[event.kind] ?? "Other", factuality: store.words.factuality[event.factuality] ?? "happened" });
  const quoteOf = (mention) => mention[0].filter((_, i) => i % 2).join("");
  const split = (text) => text.split(/\s+/).filter(Boolean);
  function shorten(text, limit) {
    const flat = split(text).join(" ");
    if (size(flat) <= limit) return flat;
    const head = cut(flat, 0, limit - 1);
    const space = head.lastIndexOf(" ");
    return (space >= 0 && size(head.slice(0, space)) > Math.floor(limit / 2) ? head.slice(0, space) : head).replace(/[ ,;:–-]+$/, "") + "…";
  }
  function wrap(text, width) {
    const lines = [];
    let line = "";
    for (let word of split(text)) {
      if (line && size(line) + 1 + size(word) <= width) { line += " " + word; continue; }
      if (line) lines.push(line);
      for (; size(word) > width; word = cut(word, width)) lines.push(cut(word, 0, width));
      line = word;
    }
    return line || !lines.length ? [...lines, line] : lines;
  }
  const forPlotly = (lines) => lines.map((line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")).join("<br>");
  const clean = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g, "\ufffd");
  const told = (text) => forPlotly(wrap(clean(text), 58));
  function hoverOf(i) {
    const [event, [precision, agreement, claims, mentions]] = [events[i], store.details[i]];
    const said = wordsOf(event);
    const lines = [
      "<b>" + told(event.label || "") + "</b>",
      told((event.when || "") + " (" + precision + ")"),
      forPlotly([[said.group, said.factuality, agreement].join(" · ")]),
    ];
    if (claims.length) lines.push(told("Dates claimed: " + claims.map(([value]) => value).join("; ")));
    if ((event.articles || []).length) lines.push(told("Source: " + event.articles.map(nameOf).join("; ")));
    if (mentions.length) lines.push("<i>" + told("“" + shorten(quoteOf(mentions[0]), 120) + "”") + "</i>");
    return lines.join("<br>");
  }

  // ---- the chart

  for (const trace of store.traces) if (trace.customdata) trace.hovertext = trace.customdata.map((id) => hoverOf(numberOf.get(id)));

  // Colours are whole strings of a theme; words are never colours, so they are left alone.
  const words = new Set(["text", "hovertext", "customdata", "name"]);
  function recolour(value, colours, key) {
    if (words.has(key)) return value;
    if (typeof value === "string") return Object.hasOwn(colours, value) ? colours[value] : value;
    if (Array.isArray(value)) return value.map((one) => recolour(one, colours, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, recolour(one, colours, name)]));
  }

  // The second scale of a tall band; Plotly draws no axis without a trace.
  const scales = (layout) => Object.entries(layout).filter(([name, axis]) => name.startsWith("xaxis") && axis.overlaying)
    .map(([name, axis]) => ({ type: "scatter", mode: "lines", x: [null], y: [null], hoverinfo: "skip", showlegend: false, xaxis: name.replace("axis", ""), yaxis: axis.anchor }));

  // Rows of a telephone are high, as the words stand above the marks: bars and dotted edges keep their size.
  function thin(trace) {
    if (trace.name === "dates") trace.visible = false;
    const share = store.thin[trace.yaxis || "y"];
    if (trace.type === "bar") trace.width = Array.isArray(trace.width) ? trace.width.map((one) => one * share) : trace.width * share;
    else if (trace.line?.dash) trace.y = trace.y.map((y) => y === null ? null : Math.round(y) + (y - Math.round(y)) * share);
  }
  function draw(theme, shape) {
    const colours = store.themes[theme] || {};
    const layout = recolour(store.layouts[shape], colours);
    chart.style.height = layout.height + "px";
    const traces = recolour(store.traces, colours);
    if (shape === "narrow") traces.forEach(thin);
    return Plotly.react(chart, traces.concat(scales(layout)), layout, store.config);
  }
  const redraw = () => draw(dark.matches ? "dark" : "light", narrow.matches ? "narrow" : "wide");

  // Paper has pages: each gets the rows that stand on it, so that none is cut.
  function rowsOf(trace, [first, end]) {
    let last = false;
    const kept = trace.y.map((row) => (last = row === null ? last : row > first - 0.5 && row < end - 0.5));
    const cutDown = (value) => Array.isArray(value) && value.length === kept.length ? value.filter((_, i) => kept[i])
      : value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cutDown(one)])) : value;
    return cutDown(trace);
  }
  // Letters take more of a page than of a screen: lines stop earlier before dates that stand left of their marks.
  const moment = (text) => Date.parse(text.replace(" ", "T") + "Z");
  function shortened(leaders, dates, [low, high]) {
    const letters = new Map();
    for (const trace of dates) trace.y.forEach((row, i) => { if (trace.textposition[i] === "middle left") letters.set(row, size(trace.text[i])); });
    leaders.x = leaders.x.map((x, i) => {
      if (i % 3 !== 1 || !letters.has(leaders.y[i])) return x;
      const end = moment(x) - letters.get(leaders.y[i]) * 0.0055 * (moment(high) - moment(low));
      return end > moment(low) ? new Date(end).toISOString().slice(0, -1) : leaders.x[i - 1];
    });
  }
  const paper = document.getElementById("paper");
  const section = document.getElementById("chart");
  const rest = document.querySelector("#sources .rest");
  function drawPages() {
    // A chart of whole pages would leave most of the first one empty: what is short goes there.
    if (store.pages.length > 1) {
      document.getElementById("events").before(section);
      if (rest) document.getElementById("articles").before(rest);
    }
    store.pages.forEach((layout, number) => {
      const shown = store.shown[number];
      const page = make("div", { class: "page" });
      paper.append(page);
      const axisOf = (trace) => trace.yaxis || "y";
      const traces = store.traces.filter((trace) => shown[axisOf(trace)]).map((trace) => rowsOf(trace, shown[axisOf(trace)]));
      for (const trace of traces) if (trace.name === "leaders") shortened(trace, traces.filter((one) => one.name === "dates" && axisOf(one) === axisOf(trace)), layout["xaxis" + axisOf(trace).slice(1)].range);
      Plotly.newPlot(page, recolour(traces, store.themes.print).concat(scales(layout)), { ...recolour(layout, store.themes.print), width: 860 }, { ...store.config, staticPlot: true, responsive: false });
    });
  }
  function clearPages() {
    for (const page of paper.children) Plotly.purge(page);
    paper.replaceChildren();
    section.parentElement.prepend(section);
    if (rest) document.getElementById("sources").append(rest);
  }

  // Where each event is drawn: the last place is in the foreground.
  const places = new Map();
  store.traces.forEach((trace, curve) => (trace.customdata || []).forEach((id, point) => {
    if (trace.marker && String(trace.marker.symbol).startsWith("triangle")) return;
    places.set(id, { curveNumber: curve, pointNumber: point, subplot: (trace.xaxis || "x") + (trace.yaxis || "y") });
  }));
  const drawn = events.map((_, i) => i).filter((i) => places.has(events[i].event_id));

  function point(i) {
    const place = places.get(events[i].event_id);
    if (!place) return;
    current = i;
    if (!chart._fullLayout) return;
    Plotly.Fx.hover(chart, [{ curveNumber: place.curveNumber, pointNumber: place.pointNumber }], place.subplot);
    document.getElementById("chart-says").textContent = [i + 1, events[i].when, events[i].label].join(". ");
  }

  // Where a mark stands, in pixels below the top of the window.
  function heightOf(i) {
    const place = places.get(events[i].event_id);
    const axis = "yaxis" + place.subplot.split("y")[1];
    const row = store.traces[place.curveNumber].y[place.pointNumber];
    const layout = chart._fullLayout;
    const offset = layout[axis].l2p(row) + layout[axis]._offset;
    return chart.getBoundingClientRect().top + offset;
  }
  const toMiddle = (height) => scrollTo({ top: height + scrollY - innerHeight / 2 });

  function showInChart(i) {
    if (!chart._fullLayout) return;
    chart.focus({ preventScroll: true });
    toMiddle(heightOf(i));
    point(i);
  }

  function step(i) {
    const height = chart._fullLayout ? heightOf(i) : 0;
    if (height < 60 || height > innerHeight - 60) toMiddle(height);
    point(i);
  }

  // Paper cannot unfold what is folded. The sentences of many events are hundreds of pages: they come when asked for.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    const count = fitting.filter(Boolean).length;
    const short = form.elements.print.value === "without" || (form.elements.print.value === "" && count > store.sentencesOf);
    table.classList.toggle("short", short);
    bodies.forEach((body, i) => { if (fitting[i]) { body.hidden = false; if (!short) detail(i); } });
    document.getElementById("printed").textContent = [
      count < bodies.length ? "Printed: " + count + " of " + bodies.length + " events, as filtered." : "",
      short ? "Printed without the sentences that tell each event; they stand in the articles below." : "",
    ].filter(Boolean).join(" ");
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of unfolded) details.open = false; show(); });

  // plotly.js comes last: the table answers before it has been read.
  function startChart() {
    if (!window.Plotly) {
      chart.textContent = "The chart needs plotly.js, which was not found beside this page. The table below says the same.";
      return;
    }
    redraw().then(() => {
      chart.on("plotly_click", (event) => openById(event.points[0].customdata));
      chart.on("plotly_clickannotation", (event) => openById(event.annotation.name));
    });
    narrow.addEventListener("change", redraw);
    dark.addEventListener("change", redraw);
    addEventListener("beforeprint", drawPages);
    addEventListener("afterprint", clearPages);
  }
  addEventListener("DOMContentLoaded", startChart);

  chart.addEventListener("keydown", (event) => {
    const at = drawn.indexOf(current);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: drawn.length - 1 }[event.key];
    if (to !== undefined && drawn.length) step(drawn[Math.min(Math.max(to, 0), drawn.length - 1)]);
    else if (event.key === "Enter" && at >= 0) open(current, true);
    else if (event.key === "Escape" && chart._fullLayout) Plotly.Fx.unhover(chart);
    else return;
    event.preventDefault();
  });

  // ---- the table

  const buttonOf = (i) => bodies[i].querySelector("button.open");
  const texts = [];
  function textOf(i) {
    const event = events[i];
    return texts[i] ??= [
      event.label, event.when, store.details[i][0], ...Object.values(wordsOf(event)), event.status, ...(event.actors || []), ...(event.places || []),
      ...(event.articles || []).map(nameOf), ...store.details[i][3].flatMap((mention) => [quoteOf(mention), mention[3], mention[4]]),
    ].join(" ").toLowerCase();
  }

  // Elements are made, never parsed: what an article says stays text.
  function make(tag, given, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) if (value !== undefined) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }
  const bdi = (text) => make("bdi", {}, text);
  function facts(i) {
    const [event, [precision, , claims, , corrections]] = [events[i], store.details[i]];
    const line = make("p", { class: "facts" }, wordsOf(event).factuality + " · " + precision);
    for (const [words, names] of [["who: ", event.actors], ["where: ", event.places]]) if ((names || []).length) line.append(" · " + words, bdi(clean(names.join(", "))));
    const lines = [line];
    if (claims.length) {
      const dates = make("p", { class: "facts" }, "Dates claimed: ");
      claims.forEach(([value, sources], at) => dates.append(at ? "; " : "", make("strong", {}, value), " (", bdi(sources), ")"));
      lines.push(dates);
    }
    if (corrections.length) {
      const changed = make("p", { class: "facts" }, "Corrected by hand: ");
      corrections.forEach((words, at) => changed.append(at ? "; " : "", bdi(words)));
      lines.push(changed);
    }
    return lines;
  }
  function figure([pieces, target, article, speaker, value, resolved, confidence]) {
    const quote = make("blockquote", { dir: "auto" });
    for (let at = 0; at < pieces.length; at += 2) quote.append(pieces[at] ? make("mark", { class: ["", "timex", "trigger"][pieces[at]] }, pieces[at + 1]) : pieces[at + 1]);
    const caption = make("figcaption", {}, bdi(article));
    if (speaker) caption.append(" · said by ", bdi(speaker));
    caption.append(" · dates it: " + value);
    if (resolved) caption.append(" (", bdi(resolved), ")");
    caption.append(" · confidence " + confidence + " · ", make("a", { class: "to-sentence", href: "#" + target }, "Read it in the article"));
    return make("figure", { class: "mention" }, quote, caption);
  }
  function detail(i) {
    const made = bodies[i].querySelector(".detail");
    if (made) return made;
    const cell = make("td", { colspan: 6 }, ...facts(i), ...store.details[i][3].map(figure));
    if (places.has(events[i].event_id)) cell.append(make("p", { class: "no-print" }, make("button", { type: "button", class: "to-chart", "data-number": i + 1 }, "Show in the chart")));
    const row = make("tr", { class: "detail", id: "detail-" + (i + 1), hidden: "" }, cell);
    bodies[i].append(row);
    buttonOf(i).setAttribute("aria-controls", row.id);
    return row;
  }
  function setOpen(i, isOpen) {
    if (!isOpen && !bodies[i].querySelector(".detail")) return;
    buttonOf(i).setAttribute("aria-expanded", String(isOpen));
    detail(i).hidden = !isOpen;
  }

  function open(i, focus) {
    if (!fitting[i]) { form.reset(); apply(); }
    bodies[i].hidden = false;
    setOpen(i, true);
    bodies.forEach((body) => body.classList.toggle("current", body === bodies[i]));
    current = i;
    if (focus) {
      buttonOf(i).focus({ preventScroll: true });
      bodies[i].scrollIntoView({ block: "center" });
    }
    remember();
  }
  function openById(id) {
    if (numberOf.has(id)) open(numberOf.get(id), true);
  }

  let order = bodies.map((_, i) => i);
  let fitting = bodies.map(() => true);
  let most = store.rowsAtFirst;
  const keys = {
    number: (i) => i,
    when: (i) => (events[i].first_day || "9999") + (events[i].last_day || ""),
    label: (i) => events[i].label.toLowerCase(),
    kind: (i) => wordsOf(events[i]).kind,
    sources: (i) => events[i].articles.length,
    confidence: (i) => events[i].confidence,
  };
  function sort() {
    const key = keys[sorting.by] || keys.number;
    order = bodies.map((_, i) => i).sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return (x < y ? -1 : x > y ? 1 : 0) * (sorting.down ? -1 : 1) || a - b;
    });
    table.append(...order.map((i) => bodies[i]));
    table.querySelectorAll("th").forEach((th) => {
      const mine = th.firstElementChild.dataset.sort === sorting.by;
      th.setAttribute("aria-sort", !mine ? "none" : sorting.down ? "descending" : "ascending");
    });
    show();
  }

  function fits(i, wanted) {
    const event = events[i];
    if (wanted.q && !wanted.q.toLowerCase().split(/\s+/).every((word) => textOf(i).includes(word))) return false;
    if (wanted.kind && wordsOf(event).kind !== wanted.kind) return false;
    if (wanted.factuality && event.factuality !== wanted.factuality) return false;
    if (wanted.status && event.status !== wanted.status) return false;
    if (wanted.actor && !(event.actors || []).includes(wanted.actor)) return false;
    if (wanted.place && !(event.places || []).includes(wanted.place)) return false;
    if ((wanted.from || wanted.to) && !event.first_day) return false;
    return !(wanted.from && event.last_day < wanted.from) && !(wanted.to && event.first_day > wanted.to);
  }
  const wanted = () => Object.fromEntries(Array.from(new FormData(form)).filter(([, value]) => value));

  // Only so many rows are laid out before a reader asks for more: a browser needs seconds for thousands.
  function show() {
    let seen = 0;
    for (const i of order) bodies[i].hidden = !fitting[i] || (++seen > most && !bodies[i].classList.contains("current"));
    const rest = document.getElementById("more");
    rest.hidden = seen <= most;
    rest.textContent = "Show all " + seen + " events";
  }
  document.getElementById("more").addEventListener("click", () => {
    const next = order.filter((i) => fitting[i])[most];
    most = Infinity;
    show();
    buttonOf(next).focus();
  });

  function apply() {
    const filters = wanted();
    fitting = bodies.map((_, i) => fits(i, filters));
    const [count, all] = [fitting.filter(Boolean).length, bodies.length];
    show();
    document.getElementById("shown").textContent = count === all ? all + (all === 1 ? " event" : " events") : count + " of " + all + " events";
    remember();
  }

  // ---- the state of the table in the address, so that a view can be sent

  function remember() {
    const state = new URLSearchParams(wanted());
    if (sorting.by !== "when" || sorting.down) state.set("sort", (sorting.down ? "-" : "") + sorting.by);
    const row = bodies.findIndex((body) => body.classList.contains("current"));
    if (row >= 0) state.set("event", events[row].event_id);
    const text = state.toString();
    if (text !== location.hash.slice(1) && (text || location.hash.includes("="))) {
      history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    }
  }
  function recall() {
    if (!location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) if (field.name) field.value = state.get(field.name) || "";
    const by = state.get("sort") || "when";
    sorting = { by: by.replace(/^-/, ""), down: by.startsWith("-") };
    sort();
    const id = state.get("event");
    apply();
    if (id !== null) openById(id);
  }

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("expand").addEventListener("click", (event) => {
    const isOpen = event.target.textContent === "Open all";
    bodies.forEach((body, i) => { if (!body.hidden) setOpen(i, isOpen); });
    event.target.textContent = isOpen ? "Close all" : "Open all";
  });
  addEventListener("hashchange", recall);

  // ---- clicks that lead from one part of the page to another

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button.open, a.to-sentence, a.to-event, .refs a, a.to-view, button.to-chart, th button");
    if (!target) return;
    if (target.matches("button.open")) {
      const i = bodies.indexOf(target.closest("tbody"));
      if (target.getAttribute("aria-expanded") === "true") setOpen(i, false);
      else open(i, false);
    } else if (target.matches("a.to-sentence")) {
      const sentence = document.getElementById(target.hash.slice(1));
      document.querySelectorAll(".sentence.current").forEach((one) => one.classList.remove("current"));
      if (!sentence) return;
      if (location.hash !== target.hash) history.pushState(null, "", target.hash);  // so that Back leads to the row
      sentence.classList.add("current");
      sentence.tabIndex = -1;
      sentence.focus({ preventScroll: true });
      sentence.scrollIntoView({ block: "center" });
    } else if (target.matches("a.to-event, .refs a")) open(Number(target.hash.slice("#event-".length)) - 1, true);
    else if (target.matches("a.to-view")) {
      history.pushState(null, "", "#" + target.dataset.view);
      recall();
      document.getElementById("events").scrollIntoView();
    } else if (target.matches("button.to-chart")) showInChart(Number(target.dataset.number) - 1);
    else {
      sorting = { by: target.dataset.sort, down: sorting.by === target.dataset.sort && !sorting.down };
      sort();
      remember();
    }
    event.preventDefault();
  });

  // ---- downloads, made here

  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  const chosen = () => order.filter((i) => fitting[i]).map((i) => events[i]);
  // A spreadsheet must not take an article's words for a formula.
  function cell(value) {
    let text = Array.isArray(value) ? value.join("; ") : value === null ? "" : String(value);
    if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return '"' + text.replaceAll('"', '""') + '"';
  }
  document.getElementById("csv").addEventListener("click", () => {
    const names = store.columns;
    const lines = [names.map(cell), ...chosen().map((event) => names.map((name) => cell(event[name])))];
    save("events.csv", "text/csv", "\ufeff" + lines.map((line) => line.join(",")).join("\r\n") + "\r\n");
  });
  document.getElementById("json").addEventListener("click", () => {
    save("events.json", "application/json", JSON.stringify(chosen(), null, 1) + "\n");
  });

  // A sentence's number also leads back to the chart.
  for (const link of document.querySelectorAll(".refs a")) {
    const i = Number(link.hash.slice("#event-".length)) - 1;
    if (places.has(events[i]?.event_id)) {
      link.after(make("button", { type: "button", class: "to-chart no-print", "data-number": i + 1, "aria-label": "Show event " + (i + 1) + " in the chart" }, "↥"));
    }
  }
  if (location.hash.includes("=")) recall();
  else apply();
})();
