export const id = 8730;
export const ids = [8730];
export const modules = {

/***/ 91613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QK: () => (/* binding */ countLine),
  Ft: () => (/* binding */ placeholders),
  XX: () => (/* binding */ render)
});

// EXTERNAL MODULE: ./src/markdown.ts
var markdown = __webpack_require__(83758);
// EXTERNAL MODULE: ./src/notes/text.ts
var notes_text = __webpack_require__(6502);
;// CONCATENATED MODULE: ./src/notes/render-item.ts


/** An item of a list, with what belongs to it in a list of its own below. */
function renderItem(item, style) {
    const words = (0,notes_text/* wordLines */.kt)(item.words ?? '');
    const title = (0,notes_text/* inline */.mG)(item.title) || '(no title)';
    // Users read the author's words instead of the title, those who run the application beside it.
    const [headline, ...others] = style.audience === 'users' && words.length > 0 ? words : [title, ...words];
    const line = (0,notes_text/* fill */.GS)(style.template, {
        title: headline ?? title,
        scope: item.scope ? (0,notes_text/* codeOf */.$N)(item.scope) : '',
        links: linksOf(item, style),
        people: peopleOf(item.authors, style.repositoryUrl),
        components: item.components.map((name) => (0,notes_text/* codeOf */.$N)(name)).join(', '),
    });
    const below = [...breakOf(item), ...others];
    return [`- ${[line, ...marksOf(item)].join(' ')}`, ...below.map((text) => `  - ${text}`)].join('\n');
}
function linksOf(item, { repositoryUrl, references }) {
    const links = (0,notes_text/* itemLinks */.$4)(item, repositoryUrl, references);
    return links === '' ? '' : `(${links})`;
}
const MOST_PEOPLE = 5;
function peopleOf(authors, repositoryUrl) {
    if (authors.length === 0)
        return '';
    const names = authors.slice(0, MOST_PEOPLE).map((one) => (0,notes_text/* personLink */.G)(one, repositoryUrl));
    const others = authors.length > MOST_PEOPLE ? ` and ${authors.length - MOST_PEOPLE} others` : '';
    return `by ${names.join(', ')}${others}`;
}
function breakOf({ breaking, title }) {
    if (breaking === undefined || (0,markdown/* oneLine */.TN)(breaking) === (0,markdown/* oneLine */.TN)(title))
        return [];
    const [first, ...others] = (0,notes_text/* wordLines */.kt)(breaking);
    return first === undefined ? [] : [`**What breaks:** ${first}`, ...others];
}
function marksOf({ reshipped, undo }) {
    return [
        ...(reshipped ? [`(shipped before ${byOf(reshipped)}, and taken back)`] : []),
        ...(undo === 'again' ? ['(back again, after it had been reverted)'] : []),
        ...(undo === 'away' ? ['(taken away again)'] : []),
    ];
}
/** An item that was in production and is not any more. */
function renderWithdrawn(item, by, style) {
    const [line = '', ...below] = renderItem(item, style).split('\n');
    const reason = by.reason ? `: ${(0,notes_text/* inline */.mG)(by.reason, 200)}` : '';
    return [`${line} (was ${byOf(by)}${reason})`, ...below].join('\n');
}
function byOf({ releaseId }) {
    return `in ${(0,notes_text/* codeOf */.$N)(releaseId)}`;
}

;// CONCATENATED MODULE: ./src/notes/render-operators.ts


const CHANGES = { new: 'is new', changed: 'is used differently', gone: 'is not used any more' };
/** What has to be known, and perhaps done, by whoever runs the application. */
function factParts({ migrations, variables, infrastructure }) {
    const parts = [
        { title: 'Database migrations', items: migrations.map(fileLine) },
        {
            title: 'Environment variables',
            items: variables.map(({ name, change, path }) => `- ${(0,notes_text/* codeOf */.$N)(name)} ${CHANGES[change]} (${(0,notes_text/* codeOf */.$N)(path, 200)})`),
        },
        { title: 'Infrastructure', items: infrastructure.map(fileLine) },
    ];
    return parts.filter(({ items }) => items.length > 0);
}
function fileLine({ path, contracting }) {
    const danger = contracting ? ` takes away what earlier code needs: ${(0,notes_text/* codeOf */.$N)(contracting, 200)}` : '';
    return `- ${(0,notes_text/* codeOf */.$N)(path, 200)}${danger}`;
}
/** What was deployed where, what proved it, and how to take it back. */
function evidenceBlocks(evidence, repositoryUrl) {
    const { kind, releaseId, runUrl, actor, reason, components, gates } = evidence;
    const by = actor ? ` by ${(0,markdown/* plain */.pj)(actor, 60)}` : '';
    const why = reason ? `: ${(0,markdown/* plain */.pj)(reason, 200)}` : '';
    const rows = components.map(({ name, platform, url, deployment, commit, unchanged, sentryRelease }) => [
        (0,notes_text/* linkTo */.uM)((0,markdown/* plain */.pj)(name, 60), url),
        (0,markdown/* plain */.pj)(platform, 60),
        `${deployment ? cellCode(deployment) : ''}${unchanged ? ' (unchanged)' : ''}`.trim(),
        commit ? (0,notes_text/* commitLink */.wn)(commit, repositoryUrl) : '',
        sentryRelease ? (0,notes_text/* linkTo */.uM)((0,markdown/* plain */.pj)(sentryRelease.name, 100), sentryRelease.url) : '',
    ]);
    const passed = gates.map(({ component, at }) => `${component ? `${(0,markdown/* plain */.pj)(component, 60)} ` : ''}at ${(0,notes_text/* timeOf */.nR)(at)}`);
    return [
        '## Evidence',
        `${kind === 'rollback' ? 'Rollback' : 'Release'} ${(0,notes_text/* codeOf */.$N)(releaseId)}${by}${why}, made by ${(0,notes_text/* linkTo */.uM)('this run', runUrl)}.`,
        (0,markdown/* table */.tp)(['component', 'platform', 'deployment', 'commit', 'Sentry'], rows),
        passed.length > 0 ? `Gates passed: ${passed.join(', ')}.` : '',
        ...rollbackBlocks(evidence),
    ];
}
/** In a table a stroke ends the cell even within code. */
function cellCode(text) {
    return text.includes('|') ? (0,markdown/* plain */.pj)(text, 100) : (0,notes_text/* codeOf */.$N)(text);
}
function rollbackBlocks({ rollbackTo, environment }) {
    if (!rollbackTo)
        return [];
    return [
        'To take it back, run the action `rollback` with exactly this:',
        ['```yaml', 'with:', `  environment: ${scalar(environment)}`, `  to: ${scalar(rollbackTo)}`, '```'].join('\n'),
    ];
}
/** A text as YAML reads it back, on one line. */
function scalar(text) {
    return /^[a-z][\w.-]*$/i.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
        ? text
        : JSON.stringify(text);
}

;// CONCATENATED MODULE: ./src/notes/render-page.ts
/** The page as Markdown. When it is too long, its last items go, whole, and a line tells how many. */
function assemble(page, measure) {
    const lengths = page.parts.flatMap(({ items }) => items.map(({ length }) => length));
    const all = lengths.length;
    let [fits, tooMany] = [0, firstBeyond(lengths, measure.most)];
    if (tooMany === undefined) {
        const whole = textOf(page, { ...measure, kept: all, all });
        if (whole.length <= measure.most)
            return whole;
        tooMany = all;
    }
    while (tooMany - fits > 1) {
        const middle = Math.floor((fits + tooMany) / 2);
        if (textOf(page, { ...measure, kept: middle, all }).length <= measure.most)
            fits = middle;
        else
            tooMany = middle;
    }
    return textOf(page, { ...measure, kept: fits, all });
}
/** The number of items that are too long together, whatever stands between them. */
function firstBeyond(lengths, most) {
    let sum = 0;
    const index = lengths.findIndex((length) => (sum += length) > most);
    return index < 0 ? undefined : index + 1;
}
function textOf({ top, parts, bottom }, { kept, all, collapseAfter, restUrl }) {
    let left = kept;
    const shown = parts.flatMap(({ title, intro = '', items }) => {
        const some = items.slice(0, left);
        left -= some.length;
        return some.length === 0 && items.length > 0 ? [] : [`## ${title}`, intro, ...folded(some, collapseAfter)];
    });
    const rest = restUrl === undefined ? '' : `: [everything](${restUrl})`;
    const cut = kept < all ? [`**${all - kept} more did not fit here${rest}**`] : [];
    return `${[...top, ...shown, ...cut, ...bottom].filter((block) => block !== '').join('\n\n')}\n`;
}
function folded(items, collapseAfter) {
    if (collapseAfter === 0 || items.length <= collapseAfter)
        return [items.join('\n')];
    const [open, closed] = [items.slice(0, collapseAfter), items.slice(collapseAfter)];
    return [open.join('\n'), `<details>\n<summary>${closed.length} more</summary>`, closed.join('\n'), '</details>'];
}

;// CONCATENATED MODULE: ./src/notes/render.ts





/** The notes as Markdown: the same notes give the same bytes. */
function render(notes, settings, options = {}) {
    const { most = Infinity, restUrl = compareUrl(notes), references = 'links', tag = '' } = options;
    const values = placeholders(notes, tag);
    const style = {
        audience: notes.audience,
        template: settings.item,
        repositoryUrl: notes.repositoryUrl,
        references,
    };
    const page = {
        top: [(0,notes_text/* fill */.GS)(settings.header, values), ...openingOf(notes)],
        parts: partsOf(notes, style),
        bottom: [...closingOf(notes), (0,notes_text/* fill */.GS)(settings.footer, values)],
    };
    return assemble(page, { collapseAfter: settings.collapseAfter, most, restUrl });
}
/** What the braces of the header, the footer and the title stand for. */
function placeholders({ range, evidence }, tag) {
    return {
        environment: (0,notes_text/* codeOf */.$N)(evidence?.environment ?? ''),
        release: (0,notes_text/* codeOf */.$N)(evidence?.releaseId ?? ''),
        tag: (0,notes_text/* codeOf */.$N)(tag),
        commit: (0,notes_text/* codeOf */.$N)(range.to.commit.slice(0, 7)),
        previous: (0,notes_text/* codeOf */.$N)(range.from?.label ?? ''),
    };
}
function partsOf({ audience, range, breaking, sections, withdrawn, facts }, style) {
    const parts = [
        { title: 'Breaking changes', items: breaking.map((item) => renderItem(item, style)) },
        ...(audience === 'operators' ? factParts(facts) : []),
        ...sections.map(({ title, items }) => ({
            title: (0,markdown/* plain */.pj)(title, 100),
            items: items.map((item) => renderItem(item, style)),
        })),
        {
            title: range.direction === 'back' ? 'Taken back' : 'Withdrawn',
            intro: 'In production before, and not any more:',
            items: withdrawn.map(({ item, by }) => renderWithdrawn(item, by, style)),
        },
    ];
    return parts.filter(({ items }) => items.length > 0);
}
function openingOf(notes) {
    const { range, evidence, breaking, sections, withdrawn, facts, audience } = notes;
    const since = evidence?.liveSince
        ? `Live in ${(0,notes_text/* codeOf */.$N)(evidence.environment)} since ${(0,notes_text/* timeOf */.nR)(evidence.liveSince)}.`
        : '';
    const isEmpty = breaking.length + sections.length + withdrawn.length === 0;
    const nothing = audience === 'users' ? 'Nothing that users would notice.' : 'No changes are listed.';
    return [
        [movementOf(notes), since].filter((sentence) => sentence !== '').join(' '),
        isEmpty && range.direction === 'forward' ? nothing : '',
        audience === 'operators' && !facts.complete
            ? 'The difference could not be read completely: look for migrations, variables and infrastructure yourself.'
            : '',
    ];
}
function movementOf({ range, repositoryUrl, ...notes }) {
    const to = pointOf(range.to, repositoryUrl);
    if (!range.from)
        return `The first release: everything up to ${to}.`;
    const from = pointOf(range.from, repositoryUrl);
    const url = compareUrl({ range, repositoryUrl, ...notes });
    const all = url ? ` ([all changes](${url}))` : '';
    return range.direction === 'back' ? `A rollback from ${from} to ${to}${all}.` : `From ${from} to ${to}${all}.`;
}
function pointOf({ label, commit }, repositoryUrl) {
    const link = (0,notes_text/* commitLink */.wn)(commit, repositoryUrl);
    const name = commit.startsWith(label) ? '' : (0,notes_text/* codeOf */.$N)(label);
    return name === '' ? link : `${name} (${link})`;
}
function compareUrl({ range: { from, to, direction }, repositoryUrl }) {
    if (!from || ![from.commit, to.commit].every((sha) => /^[\da-f]{7,64}$/.test(sha)))
        return undefined;
    const [base, head] = direction === 'back' ? [to, from] : [from, to];
    return `${repositoryUrl}/compare/${base.commit}...${head.commit}`;
}
function closingOf({ audience, contributors, repositoryUrl, evidence, count, warnings }) {
    return [
        contributors.length > 0 ? `**Contributors:** ${contributorsOf(contributors, repositoryUrl)}` : '',
        ...(audience === 'operators' && evidence ? evidenceBlocks(evidence, repositoryUrl) : []),
        countLine(count),
        ...warnings.slice(0, MOST_WARNINGS).map((warning) => `*${(0,markdown/* plain */.pj)(warning, 300)}*`),
    ];
}
const MOST_WARNINGS = 20;
const MOST_CONTRIBUTORS = 100;
function contributorsOf(contributors, repositoryUrl) {
    const names = contributors.slice(0, MOST_CONTRIBUTORS).map((one) => (0,notes_text/* personLink */.G)(one, repositoryUrl));
    const others = contributors.length - names.length;
    return `${names.join(', ')}${others > 0 ? ` and ${others} others` : ''}`;
}
/** `17 commits = 12 listed + 2 cancelled + 3 excluded (2 merges, 1 label "skip-notes")` */
function countLine({ inRange, listed, cancelled, excluded }) {
    const left = excluded.reduce((sum, { commits }) => sum + commits.length, 0);
    const rules = excluded.map(({ rule, commits }) => `${commits.length} ${(0,markdown/* plain */.pj)(rule, 100)}`);
    const why = rules.length > 0 ? ` (${rules.join(', ')})` : '';
    const sum = `${listed} listed + ${cancelled} cancelled + ${left} excluded${why}`;
    return `${inRange === 1 ? '1 commit' : `${inRange} commits`} = ${sum}`;
}


/***/ }),

/***/ 6502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ itemLinks),
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Fp: () => (/* binding */ markName),
/* harmony export */   G: () => (/* binding */ personLink),
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   kt: () => (/* binding */ wordLines),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   uM: () => (/* binding */ linkTo),
/* harmony export */   wn: () => (/* binding */ commitLink)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83758);

const MOST_WORDS = 2_000;
const MOST_LINES = 12;
/** Bodies may have 64 KB; nobody reads more than the beginning. */
const MOST_READ = 20_000;
/** A title or a sentence of strangers as one line of Markdown, of which only code in backticks stays. */
function inline(text, most = 300) {
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text.slice(0, MOST_READ));
    const short = line.length > most
        ? `${line
            .slice(0, most - 1)
            .toWellFormed()
            .replace(/\uFFFD$/, '')}…`
        : line;
    return short
        .split(/(`[^`]+`)/)
        .map((part, index) => (index % 2 === 1 ? spanOf(part) : padded(part, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(part, Infinity))))
        .join('');
}
/** A span of blanks alone would not be one. */
function spanOf(part) {
    const inner = part.slice(1, -1).trim();
    return inner === '' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(part) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(inner);
}
/** `plain` trims, but beside a span a blank is a gap between words. */
function padded(part, safe) {
    if (safe === '')
        return part === '' ? '' : ' ';
    return `${part.startsWith(' ') ? ' ' : ''}${safe}${part.endsWith(' ') ? ' ' : ''}`;
}
/** An author's own words for the notes: one line of Markdown for each paragraph and each item of a list. */
function wordLines(words) {
    const paragraphs = words
        .slice(0, MOST_READ)
        .replaceAll(/<!--.*?(-->|$)/gs, '')
        .split(/\r\n|\r|\n/)
        .reduce((lines, raw) => joined(lines, raw.trim()), [])
        .filter((line) => line !== '');
    const lines = paragraphs.slice(0, MOST_LINES);
    let left = MOST_WORDS;
    const kept = lines.flatMap((line) => {
        const safe = left > 0 ? inline(line, Math.max(2, left)) : '';
        left -= line.length;
        return safe === '' ? [] : [safe];
    });
    return paragraphs.length > lines.length ? [...kept, '…'] : kept;
}
const FENCE = /^(`{3,}|~{3,})/;
const BULLET = /^(?:[-*+]|\d{1,9}[.)])\s+/;
/** Lines that belong together become one; marks of lists, quotes, headings and fences go. */
function joined(lines, line) {
    const last = lines.at(-1) ?? '';
    if (line === '' || FENCE.test(line))
        return last === '' ? lines : [...lines, ''];
    const bare = line.replace(/^(?:>\s*|#{1,6}\s+)+/, '');
    if (BULLET.test(bare))
        return [...lines, bare.replace(BULLET, '').replace(/^\[[ xX]\]\s+/, '')];
    if (last === '')
        return [...lines, bare];
    return [...lines.slice(0, -1), `${last} ${bare}`];
}
const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})(?:\[bot\])?$/i;
/** A link to the account, which pings nobody; the name alone where there is no account. */
function personLink({ name, login }, repositoryUrl) {
    if (!login || !LOGIN.test(login) || login.endsWith('[bot]'))
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(login ?? name, 60);
    return `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(login)}](${repositoryUrl.split('/', 3).join('/')}/${login})`;
}
/** Where to read more about an item: its pull request, else its commits. */
function itemLinks({ pull, commits }, repositoryUrl, references) {
    if (pull) {
        // In a comment a link would leave a trace at each of the pull requests.
        return references === 'plain' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`#${pull.number}`) : `[#${pull.number}](${repositoryUrl}/pull/${pull.number})`;
    }
    return commits
        .slice(0, 3)
        .map((sha) => commitLink(sha, repositoryUrl))
        .join(', ');
}
function commitLink(sha, repositoryUrl) {
    return /^[\da-f]{7,64}$/.test(sha) ? `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sha.slice(0, 7))}](${repositoryUrl}/commit/${sha})` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sha, 60);
}
/** Names and numbers of strangers as code; nothing when nothing of them can be seen. */
function codeOf(text, most = 100) {
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text.slice(0, MOST_READ)).replaceAll('`', '').slice(0, most).toWellFormed().trim();
    return line === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line);
}
/** A link that can only lead to a page; the text alone where the address is none. `text` is Markdown already. */
function linkTo(text, target) {
    const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
    if (!url || url.username || url.password)
        return text;
    const address = url.href.replaceAll(/[()<>|\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    return `[${text}](${address.replaceAll('&', '&amp;')})`;
}
/** `2026-11-23 01:51 UTC` */
function timeOf(date) {
    return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Replaces `{name}` by its value, once: what a value holds is never a placeholder. Blanks around an empty one join. */
function fill(template, values) {
    return template
        .replaceAll(/\{([a-z]+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? (values[name] ?? '') : whole))
        .replaceAll(/[^\S\n]{2,}/g, ' ')
        .trim();
}
/** Part of a mark, which is a comment of HTML. */
function markName(text) {
    return text.replaceAll(/[^\w.@/+-]/g, '-').replaceAll(/-{2,}/g, '-');
}


/***/ }),

/***/ 32133:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ comments)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/sections.ts
/** The parts of a sticky comment, in the order in which they stand. Each is written by whoever knows of it. */
const SECTIONS = ['preview', 'checks', 'notes'];
/** GitHub takes 65,536 characters; with three sections of this size there is room for the marks. */
const MOST_IN_SECTION = 21_000;
const START = /<!-- ops-actions:section (\w+) (\d+)\.(\d+) -->\n/g;
function read(body) {
    return [...body.matchAll(START)].flatMap(({ 0: mark, 1: name = '', 2: id, 3: attempt, index }) => {
        const from = index + mark.length;
        const to = body.indexOf(`\n${endOf(name)}`, from);
        const known = SECTIONS.find((one) => one === name);
        if (to < 0 || !known)
            return [];
        return [{ name: known, run: { id: Number(id), attempt: Number(attempt) }, text: body.slice(from, to) }];
    });
}
/** Of each section the text of the latest run; of one run, the text that comes last. */
function merged(sections) {
    const latest = new Map();
    for (const section of sections) {
        const known = latest.get(section.name);
        if (!known || !isBefore(section.run, known.run))
            latest.set(section.name, section);
    }
    return SECTIONS.flatMap((name) => latest.get(name) ?? []);
}
function write(start, sections) {
    const parts = sections.map(({ name, run, text }) => {
        const mark = `<!-- ops-actions:section ${name} ${run.id}.${run.attempt} -->`;
        return `${mark}\n${harmless(text).slice(0, MOST_IN_SECTION)}\n${endOf(name)}`;
    });
    return [start, ...parts].join('\n');
}
function endOf(name) {
    return `<!-- /ops-actions:section ${name} -->`;
}
/** A text can't end its section, nor begin another. */
function harmless(text) {
    return text.replaceAll(/<!-- \/?ops-actions:section/g, '<!-- section');
}
function isBefore(one, other) {
    return one.id < other.id || (one.id === other.id && one.attempt < other.attempt);
}

;// CONCATENATED MODULE: ./src/providers/github/comments.ts





const PERMISSIONS = { 'pull request': 'pull-requests: write', issue: 'issues: write' };
/** GitHub allows a thousand comments on a page of a thread that people still read. */
const MOST_PAGES = 30;
const MOST_ROUNDS = 5;
/** Comments of ours on pull requests and issues, found again by a mark that nobody sees and by their author. */
function comments({ github, pauseMs = 1_000, login: known, signal, }) {
    const at = { owner: github.owner, repo: github.repo };
    let author = known === undefined ? undefined : Promise.resolve(plainLogin(known));
    let freeAt = 0;
    /** Whose token it is. Only what the same account has written is ours: anybody can write a mark. */
    async function self(permission) {
        author ??= github.call(permission, async (octokit) => {
            const { viewer } = await octokit.graphql('query { viewer { login } }');
            return plainLogin(viewer.login);
        });
        return await author;
    }
    async function own({ number, kind, since }, start) {
        const login = await self(PERMISSIONS[kind]);
        const found = [];
        const query = { ...at, issue_number: number, per_page: 100, ...(since ? { since: since.toISOString() } : {}) };
        for (let page = 1; page <= MOST_PAGES; page++) {
            const { data } = await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.listComments({ ...query, page }));
            for (const { id, body = '', html_url, user } of data) {
                if (body.startsWith(start) && plainLogin(user?.login ?? '') === login)
                    found.push({ id, body, htmlUrl: html_url });
            }
            if (data.length < 100)
                break;
        }
        return found;
    }
    /** Nothing when the answer was lost: whether it was made, the next look tells. */
    async function create({ number, kind }, body) {
        await pause();
        try {
            const comment = { ...at, issue_number: number, body };
            const { data } = await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.createComment(comment));
            return { id: data.id, body, htmlUrl: data.html_url };
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j) || !error.mayHaveActed)
                throw error;
            return undefined;
        }
    }
    async function pause() {
        const wait = Math.max(0, freeAt - performance.now());
        freeAt = performance.now() + wait + pauseMs;
        if (wait > 0)
            await (0,promises_.setTimeout)(wait, undefined, signal ? { signal } : {});
    }
    async function remove({ kind }, id) {
        try {
            await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.deleteComment({ ...at, comment_id: id }));
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j) || error.status !== 404)
                throw error;
        }
    }
    /** Looks, makes and looks again until there is exactly one, however many runs do the same: the oldest counts. */
    async function one(thread, start, body) {
        let made;
        for (let round = 1; round <= MOST_ROUNDS; round++) {
            const [comment, ...others] = await look(thread, start, made);
            for (const { id } of others)
                await remove(thread, id);
            if (comment)
                return round > 1 ? 'made' : 'found';
            made = await create(thread, body);
        }
        throw neverThere(thread);
    }
    /** The oldest first; with the one that was just made, for a list may be older than the answer to a change. */
    async function look(thread, start, made) {
        const found = await own(thread, start);
        if (made && !found.some(({ id }) => id === made.id))
            found.push(made);
        return found.toSorted((a, b) => a.id - b.id);
    }
    /**
     * Writes and looks again until there is one comment that holds the latest text of each section, whoever writes at the
     * same time. GitHub can't be asked to write only where nobody else has written; so whoever comes last sees, and mends.
     */
    async function converge(thread, start, mine) {
        let made;
        let written;
        let trouble;
        for (let round = 1; round <= MOST_ROUNDS; round++) {
            if (round > 1)
                await settle();
            const found = await look(thread, start, made);
            const [comment, ...others] = found;
            // The oldest last: of two texts of one run, its own counts.
            const sections = merged([...found.toReversed().flatMap(({ body }) => read(body)), ...mine]);
            const body = (0,redact/* redact */.E)(write(start, sections));
            if (!comment) {
                made = await create(thread, body);
                continue;
            }
            written = comment;
            if (comment.body === body && others.length === 0)
                return comment;
            trouble = comment.body === body ? undefined : await update(thread, comment.id, body);
            // What they say stands in the oldest by now.
            if (!trouble)
                for (const { id } of others)
                    await remove(thread, id);
        }
        if (written && !trouble)
            return written;
        throw trouble ?? neverThere(thread);
    }
    /** Sent once: another try may come long after, when somebody else has written. The next look tells what came of it. */
    async function update({ kind }, id, body) {
        try {
            await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.updateComment({ ...at, comment_id: id, body }));
            return undefined;
        }
        catch (error) {
            // Somebody may have deleted it as well.
            if (!(error instanceof http/* HttpError */.j) || (!error.mayHaveActed && error.status !== 404))
                throw error;
            return error;
        }
    }
    async function settle() {
        if (pauseMs > 0)
            await (0,promises_.setTimeout)(pauseMs, undefined, signal ? { signal } : {});
    }
    return {
        async putComment({ number, mark, run, sections }) {
            const thread = { number, kind: 'pull request' };
            const mine = SECTIONS.flatMap((name) => (sections[name] === undefined ? [] : { name, run, text: sections[name] }));
            return (await converge(thread, `${MARK}${mark} -->`, mine)).htmlUrl;
        },
        async tellOnce({ number, kind, since, mark, body }) {
            const start = `${MARK}${mark} -->`;
            const found = await one({ number, kind, since }, start, (0,redact/* redact */.E)(`${start}\n${body}`));
            return found === 'made' ? 'told' : 'known';
        },
    };
}
function neverThere({ kind, number }) {
    return new help/* Trouble */.qm('a-provider-does-not-answer', `github: the comment on ${kind} ${number} was not there after ${MOST_ROUNDS} attempts; run this again`);
}
const MARK = '<!-- ops-actions:';
/** The two interfaces of GitHub disagree on the name of a bot. */
function plainLogin(login) {
    return login.toLowerCase().replace(/\[bot\]$/, '');
}


/***/ }),

/***/ 8947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ turned),
/* harmony export */   m: () => (/* binding */ comparer)
/* harmony export */ });
/* harmony import */ var _notes_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86156);
/* harmony import */ var _pull_requests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56492);


/** GitHub lists at most this many files, and says nothing about the rest. */
const MOST_FILES = 300;
function comparer(github) {
    const known = new Map();
    const ask = async (basehead, paging = {}) => {
        const query = { owner: github.owner, repo: github.repo, basehead, ...paging };
        const { data } = await github.call('contents: read', async (octokit) => await octokit.rest.repos.compareCommitsWithBasehead(query));
        return data;
    };
    return {
        async compare(base, head) {
            const key = `${base}...${head}`;
            const comparison = known.get(key) ?? ask(key).then(toComparison);
            known.set(key, comparison);
            return await comparison;
        },
        async pages(base, head) {
            const commits = [];
            for (let page = 1;; page++) {
                const answer = await ask(`${base}...${head}`, { per_page: 100, page });
                commits.push(...answer.commits.map(toCommit));
                if (answer.commits.length === 0 || commits.length >= answer.total_commits)
                    return commits;
            }
        },
    };
}
function toComparison({ status, merge_base_commit, total_commits, commits, files = [] }) {
    return {
        status,
        mergeBase: merge_base_commit.sha,
        total: total_commits,
        commits: commits.map(toCommit),
        changes: files.length >= MOST_FILES
            ? undefined
            : files.flatMap(({ filename, previous_filename, patch }) => [
                { path: filename, patch },
                ...(previous_filename ? [{ path: previous_filename }] : []),
            ]),
    };
}
function toCommit({ sha, parents, author: account, commit: { author, committer, message }, }) {
    const { name = '', email = '' } = author ?? {};
    const login = account && 'login' in account ? account.login : undefined;
    const person = (0,_notes_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .Re)(name, email, () => login ?? (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .loginOf */ .DQ)(email));
    return (0,_notes_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .commitOf */ .D3)({
        sha,
        parents: parents.map((parent) => parent.sha),
        authoredAt: seconds(author?.date),
        committedAt: seconds(committer?.date),
        author: account && 'type' in account && account.type === 'Bot' ? { ...person, bot: true } : person,
        email,
        message,
        loginOf: _pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .loginOf */ .DQ,
    });
}
function seconds(date = '') {
    return (Date.parse(date) || 0) / 1000;
}
/** The same changes in the other direction. */
function turned(changes) {
    return changes.map(({ path, patch }) => ({
        path,
        patch: patch?.replaceAll(/^[+-]/gm, (sign) => (sign === '+' ? '-' : '+')),
    }));
}


/***/ }),

/***/ 63673:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ githubHistory)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/providers/github/comparison.ts
var comparison = __webpack_require__(8947);
// EXTERNAL MODULE: ./src/providers/github/pull-requests.ts
var pull_requests = __webpack_require__(56492);
// EXTERNAL MODULE: ./src/providers/github/repository.ts
var repository = __webpack_require__(70166);
// EXTERNAL MODULE: ./src/notes/commit.ts
var commit = __webpack_require__(86156);
;// CONCATENATED MODULE: ./src/providers/github/walk.ts


/** The commit and all before it, the newest first, a hundred in one request, each with its pull requests. */
async function* walk(github, head, fields) {
    const query = `query Walk($owner: String!, $repo: String!, $head: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(oid: $head) {
      ... on Commit {
        history(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid message authoredDate committedDate
            author { name email user { login } }
            parents(first: 10) { nodes { oid } }
            ...Pulls
          }
        }
      }
    }
  }
}
${fields}`;
    for (let after = null;;) {
        const variables = { owner: github.owner, repo: github.repo, head, after };
        const { repository } = await github.call('contents: read` and `pull-requests: read', async (octokit) => await octokit.graphql(query, variables));
        const page = repository.object?.history;
        if (!page)
            throw new Error(`github: there is no commit ${head}`);
        yield page.nodes;
        if (!page.pageInfo.hasNextPage)
            return;
        after = page.pageInfo.endCursor;
    }
}
function toCommit({ oid, message, author, authoredDate, committedDate, parents }) {
    const { name, email, user } = author ?? {};
    return (0,commit/* commitOf */.D3)({
        sha: oid,
        parents: parents.nodes.map((parent) => parent.oid),
        authoredAt: Date.parse(authoredDate) / 1000,
        committedAt: Date.parse(committedDate) / 1000,
        author: (0,commit/* personOf */.Re)(name ?? '', email ?? '', (address) => user?.login ?? (0,pull_requests/* loginOf */.DQ)(address)),
        email: email ?? '',
        message,
        loginOf: pull_requests/* loginOf */.DQ,
    });
}
/**
 * The commits that lie between, once the walk has come to where they end: as many as there are to be, and none of them
 * with a parent that has not been seen.
 */
function between(seen, { ends, total }) {
    const beyond = new Set();
    const open = [...ends];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
        if (beyond.has(sha))
            continue;
        beyond.add(sha);
        open.push(...(seen.get(sha) ?? []));
    }
    const found = new Set([...seen.keys()].filter((sha) => !beyond.has(sha)));
    if (found.size !== total)
        return undefined;
    const isClosed = [...found].every((sha) => seen.get(sha)?.every((parent) => found.has(parent) || beyond.has(parent)));
    return isClosed ? found : undefined;
}

;// CONCATENATED MODULE: ./src/providers/github/history.ts





const PAGE = 100;
/** So many more pages a walk may take than there are commits: work that was begun before the range lies among them. */
const SPARE_PAGES = 3;
const AT_ONCE = 4;
/**
 * The history as GitHub knows it, without a checkout of it, and the pull requests of commits; `preview` is one that
 * counts as if it were merged.
 */
function githubHistory(github, options = {}) {
    const { owner, repo } = github;
    const { comparisons = (0,comparison/* comparer */.m)(github) } = options;
    const known = new Map();
    let fields = (0,pull_requests/* pullFields */.jS)({ issues: true });
    /** Without the right to read issues, pull requests are read without the ones that they close. */
    async function withFields(ask) {
        const used = fields;
        try {
            return await ask();
        }
        catch (error) {
            const lesser = (0,pull_requests/* pullFields */.jS)({ issues: false });
            if (used === lesser || !/refused/.test(String(error)))
                throw error;
            fields = lesser;
            return await ask();
        }
    }
    async function everything(head) {
        const commits = [];
        for await (const page of walk(github, head, fields)) {
            for (const node of page) {
                known.set(node.oid, (0,pull_requests/* pullsIn */.yI)(node, options.preview));
                commits.push(toCommit(node));
            }
        }
        return commits;
    }
    /** Nothing when the walk would take too long. */
    async function walked(head, ends) {
        const commits = [];
        let left = Math.ceil(ends.total / PAGE) + SPARE_PAGES;
        for await (const page of walk(github, head, fields)) {
            for (const node of page) {
                known.set(node.oid, (0,pull_requests/* pullsIn */.yI)(node, options.preview));
                commits.push(toCommit(node));
            }
            const found = commits.length < ends.total
                ? undefined
                : between(new Map(commits.map(({ sha, parents }) => [sha, parents])), ends);
            if (found)
                return commits.filter(({ sha }) => found.has(sha));
            if (--left <= 0)
                return undefined;
        }
        return undefined;
    }
    async function askPulls(shas) {
        const query = `query Pulls($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${shas.map((sha, n) => `c${n}: object(oid: "${sha}") { ...Pulls }`).join('\n    ')}
  }
}
${fields}`;
        const answer = await github.call('contents: read`, `issues: read` and `pull-requests: read', async (octokit) => await octokit.graphql(query, { owner, repo }));
        shas.forEach((sha, n) => {
            const node = answer.repository[`c${n}`];
            known.set(sha, node ? (0,pull_requests/* pullsIn */.yI)(node, options.preview) : []);
        });
    }
    const history = {
        resolve: async (ref) => await (0,repository/* commits */.X)(github).resolve(ref),
        async commits({ base, head }) {
            if (base === undefined)
                return await withFields(async () => await everything(head));
            const { commits, total, mergeBase } = await comparisons.compare(base, head);
            if (commits.length === total)
                return commits;
            const found = await withFields(async () => await walked(head, { ends: [base, mergeBase], total }));
            return found ?? (await comparisons.pages(base, head));
        },
        async alike({ base = '', head }, commits) {
            const { status } = await comparisons.compare(base, head);
            if (status !== 'diverged')
                return new Set();
            const other = await comparisons.compare(head, base);
            const picked = new Set(other.commits.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]));
            const twins = new Set(other.commits.map(({ twin }) => twin));
            const same = commits.filter(({ sha, pickedFrom, twin }) => picked.has(sha) || twins.has(twin) || pickedFrom.some((one) => picked.has(one)));
            return new Set(same.map(({ sha }) => sha));
        },
        async touching({ head }, commits, { sources }) {
            if (sources.length === 0)
                return { sources: new Map() };
            const names = sources.map((_, n) => `$p${n}: String!`).join(', ');
            const asked = sources.map((_, n) => `p${n}: history(path: $p${n}, first: ${PAGE}) { nodes { oid } }`);
            const query = `query Touching($owner: String!, $repo: String!, $head: GitObjectID!, ${names}) {
  repository(owner: $owner, name: $repo) { object(oid: $head) { ... on Commit { ${asked.join(' ')} } } }
}`;
            const paths = Object.fromEntries(sources.map((source, n) => [`p${n}`, source]));
            const answer = await github.call('contents: read', async (octokit) => await octokit.graphql(query, { owner, repo, head, ...paths }));
            const inSpan = new Set(commits.map(({ sha }) => sha));
            const found = sources.map((source, n) => {
                const shas = answer.repository.object?.[`p${n}`]?.nodes.map(({ oid }) => oid) ?? [];
                if (shas.length === PAGE && inSpan.has(shas.at(-1) ?? '')) {
                    throw new help/* Trouble */.qm('trouble-with-release-notes', `more than ${PAGE} of them change ${source}; a full checkout (\`fetch-depth: 0\`) tells them all`);
                }
                return [source, new Set(shas)];
            });
            return { sources: new Map(found) };
        },
        async changes({ base, head }) {
            const { status, changes } = await comparisons.compare(base, head);
            // The files are those since the common ancestor. Only where `base` is that ancestor are they the whole difference.
            if (status === 'diverged')
                return undefined;
            if (status !== 'behind')
                return changes;
            const back = (await comparisons.compare(head, base)).changes;
            return back && (0,comparison/* turned */.d)(back);
        },
        // GitHub also knows commits that were never part of a branch.
        missing: async () => await Promise.resolve(new Set()),
    };
    const pulls = {
        async of(commits) {
            const open = commits.filter((sha) => !known.has(sha) && /^[0-9a-f]{40,64}$/.test(sha));
            const batches = Array.from({ length: Math.ceil(open.length / PAGE) }, (_, n) => open.slice(n * PAGE, (n + 1) * PAGE));
            const worker = async () => {
                for (let batch = batches.shift(); batch; batch = batches.shift()) {
                    const shas = batch;
                    await withFields(async () => {
                        await askPulls(shas);
                    });
                }
            };
            await Promise.all(Array.from({ length: AT_ONCE }, worker));
            return new Map(commits.map((sha) => [sha, known.get(sha) ?? []]));
        },
    };
    return { history, pulls };
}


/***/ }),

/***/ 56492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ loginOf),
/* harmony export */   jS: () => (/* binding */ pullFields),
/* harmony export */   yI: () => (/* binding */ pullsIn)
/* harmony export */ });
/* harmony import */ var _notes_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86156);

/** What is asked of each commit. A commit belongs to several pull requests where these are stacked or back-ported. */
function pullFields({ issues }) {
    return `fragment Pulls on Commit {
  associatedPullRequests(first: 5) {
    nodes {
      number title body url mergedAt
      author { kind: __typename login }
      labels(first: 20) { nodes { name } }
      mergeCommit { oid }
      ${issues ? 'closingIssuesReferences(first: 10) { nodes { number } }' : ''}
    }
  }
}`;
}
/** Those that were merged, and the one that counts as if it were. */
function pullsIn({ associatedPullRequests }, preview) {
    return present(associatedPullRequests).flatMap((node) => {
        const { number, title, body, url, mergedAt, author, labels, mergeCommit, closingIssuesReferences } = node;
        if (mergedAt === null && number !== preview)
            return [];
        return {
            number,
            title,
            url,
            author: personOf(author),
            labels: present(labels).map(({ name }) => name),
            issues: present(closingIssuesReferences).map((issue) => issue.number),
            mergedAt: mergedAt === null ? Infinity : Date.parse(mergedAt) / 1000,
            ...(mergeCommit && mergedAt !== null ? { mergeCommit: mergeCommit.oid } : {}),
            ...(0,_notes_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .spokenIn */ .Co)(title, body),
        };
    });
}
function present(connection) {
    return (connection?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}
/** Somebody who has left is called a ghost. */
function personOf(author) {
    const bot = author?.kind === 'Bot';
    const login = author ? `${author.login}${bot && !author.login.endsWith('[bot]') ? '[bot]' : ''}` : 'ghost';
    return { name: login, login, bot };
}
/** The account in an address that hides the real one: `123+mona@users.noreply.github.com`. */
function loginOf(email) {
    return /^(?:\d+\+)?([A-Za-z\d][A-Za-z\d-]{0,38}(?:\[bot\])?)@users\.noreply\./.exec(email)?.[1];
}


/***/ }),

/***/ 85178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ TakenOver),
/* harmony export */   In: () => (/* binding */ GateFailure),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   Tp: () => (/* binding */ Interference),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled)
/* harmony export */ });
/** Reasons not to begin. Nothing was changed. */
class Refusal extends Error {
    name = 'Refusal';
    topic = 'nothing-was-begun';
    reasons;
    constructor(reasons, failures = []) {
        const all = [...reasons, ...failures.map(messageOf)];
        super(all.length === 1 ? (all[0] ?? '') : `${all.length} reasons not to begin:\n- ${all.join('\n- ')}`, failures.length === 1 ? { cause: failures[0].cause } : undefined);
        this.reasons = all;
    }
}
/** A gate did not pass. */
class GateFailure extends Error {
    name = 'GateFailure';
    topic = 'a-gate-did-not-pass';
}
/** Another run has taken this release over, and finishes it; this one must not change anything more. */
class TakenOver extends Error {
    name = 'TakenOver';
    topic = 'another-run-has-the-release';
    constructor(owner) {
        super(`this release was taken over by ${owner.replace(/#.*/, '')}`);
    }
}
/** Somebody else has changed what serves, outside of a release. */
class Interference extends Error {
    name = 'Interference';
    topic = 'somebody-changed-something-in-a-dashboard';
}
/** The run was cancelled; what is left to do is left to the post step or to the next run. */
class Cancelled extends Error {
    name = 'Cancelled';
    topic = 'the-job-was-cancelled';
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ })

};
