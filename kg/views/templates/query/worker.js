// Stands below the engine's own script: unpacks the graph once, then answers query after query.
{
  let opened = null;

  async function unpack(packed) {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  }

  async function open({ wasm, graph }) {
    const [module, quads] = await Promise.all([unpack(wasm), unpack(graph)]);
    initSync({ module });
    const store = new Store();
    store.load(quads, { format: "application/n-quads", no_transaction: true });
    return store;
  }

  /** What the graph answers: columns and rows, a truth, or lines of N-Triples. */
  function answer(store, { text, base, union, lines }) {
    const began = performance.now();
    const told = store.query(text, {
      base_iri: base, use_default_graph_as_union: union,
      results_format: lines ? "application/n-triples" : "application/sparql-results+json",
    });
    const ms = performance.now() - began;
    if (lines) return { ms, lines: [...new Set(told.split("\n"))].filter(Boolean).sort() };
    const { head, results, boolean: truth } = JSON.parse(told);
    if (!results) return { ms, truth };
    const columns = head.vars;
    return { ms, columns, rows: results.bindings.map((row) => columns.map((name) => row[name] || null)) };
  }

  onmessage = async ({ data: { id, packed, query } }) => {
    try {
      if (packed) opened = open(packed);
      const store = await opened;
      postMessage({ id, told: query ? answer(store, query) : null });
    } catch (error) {
      // The engine's own words are plain errors; any other is a fall it does not get up from.
      postMessage({ id, error: String(error.message || error), fallen: error.name !== "Error" });
    }
  };
}
