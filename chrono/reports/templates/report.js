"use strict";
(function () {
  const store = JSON.parse(document.getElementById("chronology-data").textContent);
  const chart = document.getElementById("chrono-chart");
  const form = document.querySelector(".controls");
  const bodies = Array.from(document.querySelectorAll("tbody.event"));
  const table = document.getElementById("table");
  const numberOf = new Map(store.events.map((event, i) => [event.event_id, i]));
  const narrow = matchMedia("screen and (max-width: 760px)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let sorting = { by: "when", down: false };
  let current = -1;

  // ---- the chart

  // Colours are whole strings of a theme; words are never colours, so they are left alone.
  const words = new Set(["text", "hovertext", "customdata", "name"]);
  function recolour(value, colours, key) {
    if (words.has(key)) return value;
    if (typeof value === "string") return Object.hasOwn(colours, value) ? colours[value] : value;
    if (Array.isArray(value)) return value.map((one) => recolour(one, colours, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, recolour(one, colours, name)]));
  }

  function draw(theme, shape, width) {
    const colours = store.themes[theme] || {};
    const layout = recolour(store.layouts[shape], colours);
    if (width) layout.width = width;
    chart.style.height = layout.height + "px";
    const traces = recolour(store.traces, colours);
    if (shape === "narrow") traces.forEach((trace) => { if (trace.name === "dates") trace.visible = false; });
    return Plotly.react(chart, traces, layout, store.config);
  }
  let printing = false;
  const redraw = () => printing ? draw("print", "wide", 860) : draw(dark.matches ? "dark" : "light", narrow.matches ? "narrow" : "wide");

  // Where each event is drawn: the last place is in the foreground.
  const places = new Map();
  store.traces.forEach((trace, curve) => (trace.customdata || []).forEach((id, point) => {
    if (trace.marker && String(trace.marker.symbol).startsWith("triangle")) return;
    places.set(id, { curveNumber: curve, pointNumber: point, subplot: (trace.xaxis || "x") + (trace.yaxis || "y") });
  }));
  const drawn = store.events.map((event, i) => i).filter((i) => places.has(store.events[i].event_id));

  function point(i) {
    const place = places.get(store.events[i].event_id);
    if (!place) return;
    current = i;
    Plotly.Fx.hover(chart, [{ curveNumber: place.curveNumber, pointNumber: place.pointNumber }], place.subplot);
    document.getElementById("chart-says").textContent = [i + 1, store.events[i].when, store.events[i].label].join(". ");
  }

  function showInChart(i) {
    chart.focus({ preventScroll: true });
    const place = places.get(store.events[i].event_id);
    const axis = "yaxis" + place.subplot.split("y")[1];
    const row = store.traces[place.curveNumber].y[place.pointNumber];
    const layout = chart._fullLayout;
    const offset = layout[axis].l2p(row) + layout[axis]._offset;
    scrollTo({ top: chart.getBoundingClientRect().top + scrollY + offset - innerHeight / 2 });
    point(i);
  }

  // Paper cannot unfold what is folded.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of unfolded) details.open = false; });

  if (window.Plotly) {
    redraw().then(() => {
      chart.on("plotly_click", (event) => openById(event.points[0].customdata));
      chart.on("plotly_clickannotation", (event) => openById(event.annotation.name));
    });
    narrow.addEventListener("change", redraw);
    dark.addEventListener("change", redraw);
    addEventListener("beforeprint", () => { printing = true; redraw(); });
    addEventListener("afterprint", () => { printing = false; redraw().then(() => Plotly.Plots.resize(chart)); });
  } else {
    chart.textContent = "The chart needs plotly.js, which was not found beside this page. The table below says the same.";
  }

  chart.addEventListener("keydown", (event) => {
    const at = drawn.indexOf(current);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: drawn.length - 1 }[event.key];
    if (to !== undefined && drawn.length) point(drawn[Math.min(Math.max(to, 0), drawn.length - 1)]);
    else if (event.key === "Enter" && at >= 0) open(current, true);
    else if (event.key === "Escape") Plotly.Fx.unhover(chart);
    else return;
    event.preventDefault();
  });

  // ---- the table

  const buttonOf = (i) => bodies[i].querySelector("button.open");
  const texts = [];
  const textOf = (i) => (texts[i] ??= bodies[i].textContent.toLowerCase());

  function setOpen(i, isOpen) {
    buttonOf(i).setAttribute("aria-expanded", String(isOpen));
    bodies[i].querySelector(".detail").hidden = !isOpen;
  }

  function open(i, focus) {
    if (bodies[i].hidden) { form.reset(); apply(); }
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

  const keys = {
    number: (i) => i,
    when: (i) => (store.events[i].first_day || "9999") + (store.events[i].last_day || ""),
    label: (i) => store.events[i].label.toLowerCase(),
    kind: (i) => bodies[i].querySelector(".kind").textContent,
    sources: (i) => store.events[i].articles.length,
    confidence: (i) => store.events[i].confidence,
  };
  function sort() {
    const key = keys[sorting.by] || keys.number;
    const order = bodies.map((_, i) => i).sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return (x < y ? -1 : x > y ? 1 : 0) * (sorting.down ? -1 : 1) || a - b;
    });
    table.append(...order.map((i) => bodies[i]));
    table.querySelectorAll("th").forEach((th) => {
      const mine = th.firstElementChild.dataset.sort === sorting.by;
      th.setAttribute("aria-sort", !mine ? "none" : sorting.down ? "descending" : "ascending");
    });
  }

  function fits(i, wanted) {
    const event = store.events[i];
    if (wanted.q && !wanted.q.toLowerCase().split(/\s+/).every((word) => textOf(i).includes(word))) return false;
    if (wanted.kind && bodies[i].querySelector(".kind").textContent.trim() !== wanted.kind) return false;
    if (wanted.factuality && event.factuality !== wanted.factuality) return false;
    if (wanted.status && event.status !== wanted.status) return false;
    if (wanted.actor && !(event.actors || []).includes(wanted.actor)) return false;
    if (wanted.place && !(event.places || []).includes(wanted.place)) return false;
    if ((wanted.from || wanted.to) && !event.first_day) return false;
    return !(wanted.from && event.last_day < wanted.from) && !(wanted.to && event.first_day > wanted.to);
  }
  const wanted = () => Object.fromEntries(Array.from(new FormData(form)).filter(([, value]) => value));

  function apply() {
    const filters = wanted();
    let count = 0;
    bodies.forEach((body, i) => { body.hidden = !fits(i, filters); if (!body.hidden) count += 1; });
    const all = bodies.length;
    document.getElementById("shown").textContent = count === all ? all + (all === 1 ? " event" : " events") : count + " of " + all + " events";
    remember();
  }

  // ---- the state of the table in the address, so that a view can be sent

  function remember() {
    const state = new URLSearchParams(wanted());
    if (sorting.by !== "when" || sorting.down) state.set("sort", (sorting.down ? "-" : "") + sorting.by);
    const row = bodies.findIndex((body) => body.classList.contains("current"));
    if (row >= 0) state.set("event", store.events[row].event_id);
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
    bodies.forEach((_, i) => setOpen(i, isOpen));
    event.target.textContent = isOpen ? "Close all" : "Open all";
  });
  addEventListener("hashchange", recall);

  // ---- clicks that lead from one part of the page to another

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button.open, a.to-sentence, a.to-event, button.to-chart, th button");
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
      sentence.focus({ preventScroll: true });
      sentence.scrollIntoView({ block: "center" });
    } else if (target.matches("a.to-event")) open(Number(target.hash.slice("#event-".length)) - 1, true);
    else if (target.matches("button.to-chart")) showInChart(Number(target.dataset.number) - 1);
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
  const chosen = () => store.events.filter((_, i) => !bodies[i].hidden);
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

  bodies.forEach((_, i) => setOpen(i, false));
  if (location.hash.includes("=")) recall();
  else apply();
})();
