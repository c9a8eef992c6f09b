export const id = 5740;
export const ids = [5740];
export const modules = {

/***/ 35740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readContent: () => (/* binding */ readContent)
/* harmony export */ });
/* harmony import */ var parse5__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7207);

const SCRIPT_TYPE = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;
const PRELOADS = { script: 'script', style: 'stylesheet', font: 'font', image: 'image' };
const EMBEDDING = new Set(['script', 'img', 'iframe', 'video', 'audio', 'source', 'embed', 'object', 'track']);
/** What a browser with scripts would load of this page before any script runs. Each address once. */
function readContent(html, page, { images }) {
    const elements = [...elementsOf((0,parse5__WEBPACK_IMPORTED_MODULE_0__.parse)(html))];
    const meta = new Map();
    for (const { tagName, attributes } of elements) {
        const name = attributes.get('http-equiv') ?? attributes.get('name');
        if (tagName === 'meta' && name !== undefined)
            meta.set(name.toLowerCase(), attributes.get('content') ?? '');
    }
    const base = elements.find(({ tagName, attributes }) => tagName === 'base' && attributes.has('href'));
    const home = URL.parse(base?.attributes.get('href') ?? '', page.href) ?? page;
    const assets = new Map();
    const insecure = new Map();
    for (const { tagName, attributes } of elements) {
        const kind = kindOf(tagName, attributes, images);
        const address = attributes.get(tagName === 'link' ? 'href' : tagName === 'object' ? 'data' : 'src')?.trim();
        const url = address ? URL.parse(address, home.href) : null;
        if (!url)
            continue;
        url.hash = '';
        if (url.protocol === 'http:' && (kind || EMBEDDING.has(tagName)))
            insecure.set(url.href, url);
        if (!kind || !/^https?:$/.test(url.protocol))
            continue;
        const integrity = attributes.get('integrity') ?? '';
        const cors = attributes.has('crossorigin') || attributes.get('type') === 'module';
        assets.set(`${kind} ${url.href} ${integrity}`, { kind, url, integrity, cors });
    }
    return { assets: [...assets.values()], insecure: [...insecure.values()], meta };
}
function kindOf(tagName, attributes, images) {
    if (tagName === 'script')
        return SCRIPT_TYPE.test(attributes.get('type')?.trim() ?? '') ? 'script' : undefined;
    if (tagName === 'img')
        return images ? 'image' : undefined;
    if (tagName !== 'link')
        return undefined;
    const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (rel.includes('stylesheet'))
        return attributes.has('disabled') ? undefined : 'stylesheet';
    if (rel.includes('modulepreload'))
        return 'script';
    return rel.includes('preload') ? (PRELOADS[attributes.get('as')?.toLowerCase() ?? ''] ?? 'other') : undefined;
}
/** In the order of the page. Without recursion: it may be nested as deep as somebody likes. */
function* elementsOf(document) {
    const open = [document];
    for (let node = open.pop(); node; node = open.pop()) {
        if ('tagName' in node)
            yield { tagName: node.tagName, attributes: attributesOf(node) };
        if ('childNodes' in node)
            for (const child of node.childNodes.toReversed())
                open.push(child);
    }
}
function attributesOf({ attrs }) {
    return new Map(attrs.map(({ name, value }) => [name, value]));
}


/***/ })

};
