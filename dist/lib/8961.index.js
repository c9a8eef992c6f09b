export const id = 8961;
export const ids = [8961];
export const modules = {

/***/ 48961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/explain.ts
var explain = __webpack_require__(24216);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/notes/publish-version.ts
/**
 * The tag of the next version: the highest one raised by what the notes hold. What breaks raises the first number, a
 * feature the second, anything else the third; below 1.0.0 what breaks raises the second.
 */
function nextTag(template, tags, notes) {
    const [before = '', after = ''] = template.split('{version}');
    const known = tags.flatMap((tag) => versionOf(tag, { before, after }) ?? []);
    const highest = known.toSorted(compare).at(-1);
    const next = highest === undefined ? FIRST : raised(highest, Object.values(notes));
    return `${before}${next.join('.')}${after}`;
}
const FIRST = [1, 0, 0];
function versionOf(tag, { before, after }) {
    if (!tag.startsWith(before) || !tag.endsWith(after))
        return undefined;
    const [, ...numbers] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(tag.slice(before.length, tag.length - after.length)) ?? [];
    const [major, minor, patch] = numbers.map(Number);
    return major === undefined || minor === undefined || patch === undefined ? undefined : [[major, minor, patch]];
}
function compare(left, right) {
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
function raised([major, minor, patch], notes) {
    if (notes.some(({ breaking }) => breaking.length > 0))
        return major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0];
    const types = notes.flatMap(({ sections }) => sections.flatMap(({ items }) => items.map(({ type }) => type)));
    return types.includes('feat') ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

// EXTERNAL MODULE: ./src/notes/render.ts + 3 modules
var render = __webpack_require__(91613);
// EXTERNAL MODULE: ./src/notes/text.ts
var notes_text = __webpack_require__(6502);
;// CONCATENATED MODULE: ./src/notes/publish-page.ts




const MOST_ATTEMPTS = 5;
/** Makes or renews the release on GitHub; after a rollback it marks those that were taken back instead. */
async function publishPage(request, publisher) {
    const notes = request.notes[request.audience];
    if (notes.range.direction === 'back')
        return await remarkOnPages(request, publisher);
    for (let attempt = 1;; attempt++) {
        const { page, tag } = await chooseTag(request, publisher);
        if (request.dryRun)
            return { page, tagName: tag, warnings: [] };
        const made = await publisher.putPage(newPage(request, notes, tag));
        if (made !== 'taken')
            return { page: made, tagName: made.tagName, warnings: [] };
        if (request.tag || !request.version || attempt === MOST_ATTEMPTS) {
            throw new help/* Trouble */.qm('trouble-with-release-notes', `the tag ${tag} belongs to the notes of another release; give this one a tag of its own`);
        }
    }
}
async function chooseTag({ tag: wanted, version, settings, notes, audience }, publisher) {
    const template = settings.release.tag;
    const { page, tags } = await publisher.lookUp(markOf(notes[audience]), template.slice(0, template.indexOf('{version}')));
    if (page)
        return { page, tag: page.tagName };
    const { evidence, range } = notes[audience];
    const own = evidence?.releaseId ?? range.to.commit.slice(0, 7);
    return { page, tag: wanted || (version ? nextTag(template, tags, notes) : own) };
}
function newPage({ settings }, notes, tag) {
    const { title, draft, prerelease } = settings.release;
    // A title is text, not Markdown.
    const values = Object.entries((0,render/* placeholders */.Ft)(notes, tag)).map(([name, value]) => [name, value.replaceAll('`', '')]);
    return {
        mark: markOf(notes),
        tag,
        commit: notes.range.to.commit,
        title: (0,notes_text/* fill */.GS)(title, Object.fromEntries(values)) || tag,
        draft,
        prerelease,
        body: (room) => (0,render/* render */.XX)(notes, settings, { most: room, tag }),
    };
}
/** One page for each release of an environment; for a range by input one for its last commit. */
function markOf({ evidence, range }) {
    return markFor(evidence?.environment ?? 'range', evidence?.releaseId ?? range.to.commit);
}
function markFor(environment, key) {
    return `${(0,notes_text/* markName */.Fp)(environment)} ${(0,notes_text/* markName */.Fp)(key)}`;
}
async function remarkOnPages({ notes, audience, dryRun }, publisher) {
    const { withdrawn, evidence, range } = notes[audience];
    const environment = evidence?.environment ?? 'range';
    const ids = [...new Set([range.from?.releaseId, ...withdrawn.map(({ by }) => by.releaseId)])];
    const result = { page: undefined, tagName: undefined, warnings: [] };
    if (dryRun)
        return result;
    for (const id of ids.filter((one) => one !== undefined)) {
        const page = await publisher.remark(markFor(environment, id), takenBackText(notes[audience]));
        if (page)
            Object.assign(result, { page, tagName: page.tagName });
        else
            result.warnings.push(`there is no release on GitHub for ${id} that could say that it was taken back`);
    }
    return result;
}
function takenBackText({ evidence, range }) {
    const when = evidence?.liveSince ? ` on ${(0,notes_text/* timeOf */.nR)(evidence.liveSince)}` : '';
    const where = evidence ? ` in ${(0,notes_text/* codeOf */.$N)(evidence.environment)}` : '';
    const by = evidence?.kind === 'rollback' ? ` by the rollback ${(0,notes_text/* codeOf */.$N)(evidence.releaseId)}` : '';
    const why = evidence?.reason ? ` (${(0,notes_text/* inline */.mG)(evidence.reason, 200)})` : '';
    return `**Rolled back**${where}${when}${by}${why}. ${(0,notes_text/* codeOf */.$N)(range.to.label)} serves again.`;
}

;// CONCATENATED MODULE: ./src/notes/publish-shipped.ts



/** So that one release can't use up what a repository may ask of GitHub in an hour. */
const MOST = 100;
/** Tells each pull request and issue of the release, once, since when it is live. */
async function tellShipped({ notes, dryRun }, { publisher, htmlUrl }) {
    const told = { warnings: [], failures: [] };
    const { evidence, range } = notes.operators;
    if (range.direction === 'back')
        return told;
    if (!evidence?.liveSince) {
        return {
            ...told,
            warnings: ['nobody was told that something is live, because these notes are not of a live release'],
        };
    }
    const where = (0,notes_text/* codeOf */.$N)(evidence.environment);
    const release = htmlUrl ? (0,notes_text/* linkTo */.uM)((0,notes_text/* codeOf */.$N)(evidence.releaseId), htmlUrl) : (0,notes_text/* codeOf */.$N)(evidence.releaseId);
    const message = {
        mark: `shipped ${(0,notes_text/* markName */.Fp)(evidence.environment)} ${(0,notes_text/* markName */.Fp)(evidence.releaseId)}`,
        since: evidence.liveSince,
        body: `Live in ${where} since ${(0,notes_text/* timeOf */.nR)(evidence.liveSince)}, with the release ${release}.`,
    };
    const threads = threadsOf([notes.users, notes.operators]);
    if (threads.length > MOST) {
        told.warnings.push(`only ${MOST} of ${threads.length} pull requests and issues were told that they are live`);
    }
    if (dryRun)
        return told;
    const closed = new Set();
    for (const thread of threads.slice(0, MOST)) {
        if (closed.has(thread.kind))
            continue;
        try {
            await publisher.tellOnce({ ...message, ...thread });
        }
        catch (error) {
            // Gone, or closed to comments: the others can be told all the same.
            const isAlone = error instanceof http/* HttpError */.j && [404, 410].includes(error.status ?? 0);
            const list = isAlone ? told.warnings : told.failures;
            list.push(`${thread.kind} ${thread.number} was not told that it is live: ${(0,explain/* explain */.W)(error)}`);
            if (!isAlone)
                closed.add(thread.kind);
        }
    }
    return told;
}
function threadsOf(all) {
    const pulls = all
        .flatMap(({ breaking, sections }) => [...breaking, ...sections.flatMap(({ items }) => items)])
        .flatMap(({ pull }) => pull ?? []);
    return [
        ...once(pulls.map(({ number }) => number)).map((number) => ({ kind: 'pull request', number })),
        ...once(pulls.flatMap(({ issues }) => issues)).map((number) => ({ kind: 'issue', number })),
    ];
}
function once(numbers) {
    return [...new Set(numbers)].toSorted((a, b) => a - b);
}

;// CONCATENATED MODULE: ./src/notes/publish.ts










// A summary may have 1 MiB, and a character at most three bytes. A comment has other sections too.
const LONGEST = { summary: 340_000, comment: 21_000 };
const SPARE = 500;
/** Shows the notes everywhere they are wanted. One place that fails keeps no other from getting them. */
async function publish(request, publisher) {
    const { targets, notes, audience, settings, run, dryRun } = request;
    const published = { body: (0,render/* render */.XX)(notes[audience], settings), warnings: [], failures: [] };
    if (targets.includes('release'))
        await attempt('the release', async () => await toRelease());
    const { tagName = '' } = published;
    if (tagName !== '')
        published.body = (0,render/* render */.XX)(notes[audience], settings, { tag: tagName });
    if (targets.includes('summary'))
        published.summary = asSummary();
    if (targets.includes('file'))
        await attempt('the file', async () => await toFile());
    if (targets.includes('comment'))
        await attempt('the preview comment', async () => await toComment());
    if (targets.includes('shipped'))
        await attempt('the comments on what was shipped', async () => await toShipped());
    return published;
    async function attempt(what, act) {
        try {
            await act();
        }
        catch (error) {
            published.failures.push(`${what} could not be written: ${(0,explain/* explain */.W)(error)}`);
        }
    }
    function asSummary() {
        return (0,render/* render */.XX)(notes[audience], settings, { most: LONGEST.summary, tag: published.tagName ?? '' });
    }
    async function toRelease() {
        const { page, tagName: tag, warnings } = await publishPage(request, publisher);
        published.warnings.push(...warnings);
        if (tag !== undefined)
            published.tagName = tag;
        if (page)
            published.htmlUrl = page.htmlUrl;
    }
    async function toFile() {
        const { file } = request;
        if (!file)
            throw new help/* Trouble */.qm('trouble-with-release-notes', 'it has no name; set the input "file"');
        if (dryRun)
            return;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, (0,redact/* redact */.E)(published.body));
    }
    async function toComment() {
        const { pullRequest, application } = request;
        if (pullRequest === undefined) {
            published.warnings.push('there is no preview comment, because this run is not about a pull request');
            return;
        }
        const most = LONGEST.comment - SPARE;
        const preview = (0,render/* render */.XX)(notes[audience], settings, { most, restUrl: run.url, references: 'plain' });
        if (dryRun)
            return;
        const sections = { notes: `### What the release notes will say\n\n${preview}` };
        try {
            const mark = `preview ${(0,notes_text/* markName */.Fp)(application)}`;
            published.htmlUrl = await publisher.putComment({ number: pullRequest, mark, run, sections });
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j) || error.status !== 403)
                throw error;
            // From a fork every token only reads.
            published.summary ??= `### What the release notes will say\n\n${asSummary()}`;
            published.warnings.push(`the preview stands in the job summary, because it can't be a comment: ${(0,explain/* explain */.W)(error)}`);
        }
    }
    async function toShipped() {
        const { warnings, failures } = await tellShipped(request, { publisher, htmlUrl: published.htmlUrl });
        published.warnings.push(...warnings);
        published.failures.push(...failures);
    }
}


/***/ })

};
