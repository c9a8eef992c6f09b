export const id = 1367;
export const ids = [1367];
export const modules = {

/***/ 41367:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _pull_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99075);
/* harmony import */ var _release_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2856);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8370);




await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({
    name: 'deploy',
    unfinished: _release_result_js__WEBPACK_IMPORTED_MODULE_3__/* .unfinished */ .M1,
    read: (input) => ({
        ...(0,_release_context_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseInputs */ .zy)(input),
        images: input.pairs('images'),
        commit: input.optionalCommit('commit'),
        verified: input.optional('verified'),
        dryRun: input.flag('dry-run'),
        force: input.flag('force'),
        recover: input.flag('recover'),
        asked: input.optional('environment'),
        verifyReport: input.optional('verify-report'),
    }),
    run: async (given, job) => {
        const { commit = '', verified: file, dryRun, force, recover: onlyRecover, asked, verifyReport, ...inputs } = given;
        const pull = asked === undefined ? (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_1__/* .pullRequestOf */ ._)(job) : undefined;
        if (pull)
            return await (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8730), __webpack_require__.e(982), __webpack_require__.e(4518)]).then(__webpack_require__.bind(__webpack_require__, 54518))).previewPullRequest(pull, { ...inputs, dryRun, verifyReport }, job);
        const verified = file === undefined ? undefined : { file, commit: commit || job.sha };
        const context = await (0,_release_context_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseContext */ .N_)(onlyRecover ? { ...inputs, sources: 'any' } : { ...inputs, verified }, job);
        if (onlyRecover) {
            const { recover } = await Promise.all(/* import() */[__webpack_require__.e(1223), __webpack_require__.e(373)]).then(__webpack_require__.bind(__webpack_require__, 30373));
            return (0,_release_result_js__WEBPACK_IMPORTED_MODULE_3__/* .asRecovery */ .gE)(await recover(context));
        }
        const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(1223), __webpack_require__.e(7374)]).then(__webpack_require__.bind(__webpack_require__, 77374));
        const request = { commit: commit || job.sha, repository: job.repository, branch: job.branch, dryRun, force };
        const release = await deploy(context, request);
        job.state.save('closed', 'true');
        job.log.line(release.headline);
        return (0,_release_result_js__WEBPACK_IMPORTED_MODULE_3__/* .asResult */ .Ap)(release);
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 99075:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ pullRequestOf)
/* harmony export */ });
/* harmony import */ var _src_notes_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86156);

/** Nothing for a run that is about no pull request. */
function pullRequestOf(job) {
    if (!/^pull_request(_target)?$/.test(job.eventName))
        return undefined;
    const { action, pull_request: pull = {} } = job.event;
    const { number, head, base } = pull;
    if (number === undefined || head?.sha === undefined)
        return undefined;
    return {
        number,
        head: head.sha,
        branch: head.ref,
        base: { sha: base?.sha ?? '', ref: base?.ref ?? '' },
        isFork: head.repo?.full_name?.toLowerCase() !== job.repository.toLowerCase(),
        isClosed: action === 'closed' || pull.state === 'closed',
        merged: asMerged(number, pull),
    };
}
function asMerged(number, { title = '', body, html_url, labels = [], user }) {
    const login = user?.login ?? 'ghost';
    return {
        number,
        title,
        url: html_url ?? '',
        author: { name: login, login, bot: user?.type === 'Bot' },
        labels: labels.map(({ name }) => name),
        issues: [],
        mergedAt: Infinity,
        ...(0,_src_notes_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .spokenIn */ .Co)(title, body ?? ''),
    };
}


/***/ }),

/***/ 86156:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Co: () => (/* binding */ spokenIn),
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   Py: () => (/* binding */ isRevert),
/* harmony export */   Re: () => (/* binding */ personOf),
/* harmony export */   sg: () => (/* binding */ withoutNumber),
/* harmony export */   xN: () => (/* binding */ undoneBy)
/* harmony export */ });
/* unused harmony export revertedBy */
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64312);

/** A part of a longer text keeps all of it in memory. */
const MOST_KEPT = 1000;
function commitOf({ sha, parents, authoredAt, committedAt, author, email, message, loginOf, }) {
    const end = message.indexOf('\n');
    const first = (end < 0 ? message : message.slice(0, end)).trim();
    const title = message.length > MOST_KEPT ? Buffer.from(first).toString() : first;
    const body = end < 0 ? '' : message.slice(end + 1).trim();
    const breaking = body && breakingOf(body);
    const words = body && (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionOf */ .Z)(body);
    const pull = pullOf(title, body);
    return {
        sha,
        parents,
        authoredAt,
        committedAt,
        title,
        author,
        coAuthors: body ? coAuthorsOf(body, loginOf) : [],
        reverts: revertedBy(title, body),
        pickedFrom: body.includes('(cherry picked from') ? all(PICKED, body) : [],
        twin: `${authoredAt} ${email} ${title}`,
        ...(breaking ? { breaking } : {}),
        ...(words ? { words } : {}),
        ...(pull ? { pull } : {}),
    };
}
/** What a pull request's text says for the notes. */
function spokenIn(title, text) {
    const body = text.replaceAll('\r\n', '\n');
    const words = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionOf */ .Z)(body);
    const breaking = breakingOf(body);
    return { ...(words ? { words } : {}), ...(breaking ? { breaking } : {}), reverts: revertedBy(title, body) };
}
const PICKED = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;
const REVERTED = /\bThis reverts commits? ([0-9a-f]{7,64}(?:(?:,| and|,? and)? [0-9a-f]{7,64})*)/g;
const REVERTED_PULL = /^(?:This )?reverts (?:pull request )?(?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\b/gim;
const QUOTED = /^(Revert|Reapply) "(.+)"(?: \(#\d+\))?$/;
const CONVENTIONAL_REVERT = /^revert(?:\([^()]*\))?!?: (.+)$/i;
const NOTHING = { shas: [], pulls: [] };
/** Also of a pull request, whose text is the body. */
function revertedBy(title, body) {
    const says = /revert/i.test(body);
    if (!says && !/^re(?:vert|apply)/i.test(title))
        return NOTHING;
    const [, how, quoted] = QUOTED.exec(title) ?? [];
    const reverted = how === 'Reapply' ? `Revert "${quoted}"` : (quoted ?? CONVENTIONAL_REVERT.exec(title)?.[1]);
    return {
        shas: says ? all(REVERTED, body).flatMap((list) => list.match(/[0-9a-f]{7,64}/g) ?? []) : [],
        pulls: says ? all(REVERTED_PULL, body).map(Number) : [],
        ...(reverted ? { title: withoutNumber(reverted) } : {}),
    };
}
function isRevert({ reverts }) {
    return reverts.shas.length > 0 || reverts.pulls.length > 0 || reverts.title !== undefined;
}
/** Every revert of a revert brings back what the one below took. */
function undoneBy(title) {
    let rest = withoutNumber(title);
    let away = false;
    for (let found = revertedBy(rest, '').title; found !== undefined; found = revertedBy(rest, '').title) {
        rest = found;
        away = !away;
    }
    return { title: rest, undo: away ? 'away' : 'again' };
}
const MERGED = /^Merge pull request #(\d{1,9}) from \S+/;
const NUMBERED = / \(#(\d{1,9})\)$/;
function pullOf(title, body) {
    const merged = MERGED.exec(title);
    if (merged)
        return { number: Number(merged[1]), title: firstLine(body) || title };
    const numbered = NUMBERED.exec(title);
    return numbered ? { number: Number(numbered[1]), title: withoutNumber(title) } : undefined;
}
function withoutNumber(title) {
    return title.replace(NUMBERED, '');
}
function breakingOf(body) {
    const at = body.search(/^BREAKING[ -]CHANGE: /m);
    if (at < 0)
        return undefined;
    const paragraph = body.slice(body.indexOf(':', at) + 1).split(/\n\s*\n|\n(?=[A-Z][\w-]*: )/, 1)[0];
    return paragraph?.trim() || undefined;
}
function coAuthorsOf(body, loginOf) {
    if (!/^co-authored-by:/im.test(body))
        return [];
    return body.split('\n').flatMap((line) => {
        if (!/^co-authored-by:/i.test(line))
            return [];
        const [open, close] = [line.lastIndexOf('<'), line.lastIndexOf('>')];
        const name = line.slice('co-authored-by:'.length, open < 0 ? undefined : open).trim();
        return name ? [personOf(name, open < close ? line.slice(open + 1, close) : '', loginOf)] : [];
    });
}
function personOf(name, email, loginOf) {
    const login = loginOf(email);
    return { name, ...(login ? { login } : {}), bot: name.endsWith('[bot]') || email.includes('[bot]@') };
}
function all(pattern, text) {
    return [...text.matchAll(pattern)].map(([, found = '']) => found);
}
function firstLine(text) {
    return text.split('\n', 1)[0]?.trim() ?? '';
}


/***/ }),

/***/ 64312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ sectionOf),
/* harmony export */   _: () => (/* binding */ saysNothing)
/* harmony export */ });
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** The section `## Release notes` of a text, without the hints of a template; nothing when it is empty. */
function sectionOf(text) {
    if (!/release notes?/i.test(text))
        return undefined;
    const lines = withoutComments(text.replaceAll('\r\n', '\n')).split('\n');
    const section = [];
    let level = 0;
    let fence;
    for (const line of lines) {
        const [, mark] = FENCE.exec(line) ?? [];
        if (mark && (fence === undefined || mark.startsWith(fence)))
            fence = fence === undefined ? mark : undefined;
        const heading = fence === undefined ? HEADING.exec(line) : null;
        const [, signs = '', name = ''] = heading ?? [];
        if (level > 0 && heading && signs.length <= level)
            break;
        if (level > 0)
            section.push(line);
        else if (heading && /^release notes?:?\s*#*\s*$/i.test(name.trim()))
            level = signs.length;
    }
    return section.join('\n').trim() || undefined;
}
/** The author says that there is nothing to tell. */
function saysNothing(words) {
    return /^[*_\s-]*(none|n\/a|nothing|no notes?|-)[*_\s.]*$/i.test(words);
}
/** One that is never closed hides all that follows, as it does on a page. */
function withoutComments(text) {
    let rest = '';
    let at = 0;
    for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
        rest += text.slice(at, open);
        const close = text.indexOf('-->', open + 4);
        if (close < 0)
            return rest;
        at = close + 3;
    }
    return rest + text.slice(at);
}


/***/ })

};
