export const id = 982;
export const ids = [982];
export const modules = {

/***/ 40982:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gain: () => (/* binding */ gain)
});

// EXTERNAL MODULE: ./src/notes/commit.ts
var notes_commit = __webpack_require__(86156);
;// CONCATENATED MODULE: ./src/notes/items.ts

/** What landed, one item for each pull request or commit of its own, the latest first; and the merges that belong to none. */
function itemsOf(alive, grouping) {
    const keys = keysOf(alive, grouping);
    const groups = new Map();
    const idle = [];
    for (const commit of alive.toReversed()) {
        const key = keys.get(commit.sha);
        const group = groups.get(key ?? '');
        if (key === undefined)
            idle.push(commit);
        else if (group)
            group.push(commit);
        else
            groups.set(key, [commit]);
    }
    return { items: [...groups].map(([key, commits]) => toItem(key, commits, grouping)), idle };
}
function keysOf(alive, { broughtBy, came }) {
    const keys = new Map();
    const twins = new Map();
    const pulls = new Map();
    for (const commit of alive) {
        const { sha, parents, pickedFrom, twin } = commit;
        if (parents.length > 1)
            continue;
        const pull = came.get(sha);
        const first = twins.get(twin);
        // On one line of history nobody picks what is there already, so such commits only look alike.
        const origin = first && broughtBy.get(first.sha) !== broughtBy.get(sha) ? first.sha : undefined;
        if (!first)
            twins.set(twin, commit);
        const known = pickedFrom.map((one) => keys.get(one)).find((one) => one) ?? keys.get(origin ?? '');
        const key = known ?? (pull ? `#${pull.number}` : sha);
        keys.set(sha, key);
        if (pull && !pulls.has(pull.number))
            pulls.set(pull.number, key);
    }
    for (const { sha, parents } of alive) {
        const key = parents.length > 1 ? pulls.get(came.get(sha)?.number ?? 0) : undefined;
        if (key !== undefined)
            keys.set(sha, key);
    }
    return keys;
}
/** `feat(cart)!: title` */
const CONVENTIONAL = /^([A-Za-z][\w-]{0,29})(?:\(([^()]{1,60})\))?(!)?: +(\S.*)$/;
function parseTitle(text) {
    const [, type, scope, mark, title] = CONVENTIONAL.exec(text) ?? [];
    if (type === undefined || title === undefined)
        return { title: text, isBreaking: false };
    return { title, type: type.toLowerCase(), ...(scope ? { scope } : {}), isBreaking: mark !== undefined };
}
function toItem(key, commits, grouping) {
    const { came, outward, shippedBefore, settings } = grouping;
    // Where a change came twice, the item is called after the first time.
    const pull = key.startsWith('#')
        ? commits.map(({ sha }) => came.get(sha)).findLast((one) => key === `#${one?.number}`)
        : undefined;
    const own = commits.filter(({ parents }) => parents.length < 2);
    const first = own.at(-1);
    const named = pull?.title ?? first?.title ?? '';
    const undoing = first && outward.has(first.sha) ? (0,notes_commit/* undoneBy */.xN)(named) : undefined;
    const shown = parseTitle(undoing?.title ?? (0,notes_commit/* withoutNumber */.sg)(named));
    const parsed = own.map(({ title }) => parseTitle(title));
    const type = undoing?.undo === 'away' ? 'revert' : (shown.type ?? (undoing ? undefined : strongest(parsed, settings)));
    const isBreaking = shown.isBreaking || (!undoing && parsed.some((one) => one.isBreaking));
    const breaking = pull?.breaking ??
        own.find((commit) => commit.breaking)?.breaking ??
        (isBreaking && undoing?.undo !== 'away' ? shown.title : undefined);
    const words = pull?.words ?? own.find((commit) => commit.words)?.words;
    const reshipped = commits.map(({ sha }) => shippedBefore.get(sha)).find((one) => one);
    return {
        key,
        title: shown.title,
        ...(type ? { type } : {}),
        ...(shown.scope ? { scope: shown.scope } : {}),
        ...(breaking ? { breaking } : {}),
        ...(words ? { words } : {}),
        labels: pull?.labels ?? [],
        ...(pull ? { pull: withoutExtras(pull) } : {}),
        commits: commits.map(({ sha }) => sha),
        authors: people([
            ...(pull ? [pull.author] : []),
            ...own.flatMap(({ author, coAuthors }) => [author, ...coAuthors]),
        ]),
        components: componentsOf(commits, grouping),
        ...(reshipped ? { reshipped } : {}),
        ...(undoing ? { undo: undoing.undo } : {}),
    };
}
function withoutExtras({ number, title, url, author, labels, words, issues }) {
    return { number, title, url, author, labels, ...(words ? { words } : {}), issues };
}
/** The type of the commits that stands first in the notes. */
function strongest(titles, { categories }) {
    const types = titles.flatMap(({ type }) => type ?? []);
    return categories.flatMap((category) => category.types).find((type) => types.includes(type)) ?? types[0];
}
function componentsOf(commits, { touching, components }) {
    return components
        .filter(({ source }) => commits.some(({ sha }) => touching?.sources.get(source)?.has(sha)))
        .map(({ name }) => name);
}
/** Each once, whether or not the account is known everywhere; bots only where there is nobody else. */
function people(all) {
    const accounts = new Set(all.flatMap(({ name, login }) => (login ? [name] : [])));
    const known = new Map();
    for (const person of all) {
        if (person.login === undefined && accounts.has(person.name))
            continue;
        const key = (person.login ?? person.name).toLowerCase();
        if (!known.has(key))
            known.set(key, person);
    }
    const found = [...known.values()];
    const humans = found.filter(({ bot }) => !bot);
    return humans.length > 0 ? humans : found;
}

;// CONCATENATED MODULE: ./src/notes/landing.ts
/** The pull request with which each commit came, by SHA: the innermost one that was merged within the range. */
function landings(question) {
    return question.pulls ? asTold(question, question.pulls) : asWritten(question);
}
function asTold({ commits }, pulls) {
    const inRange = new Set(commits.map(({ sha }) => sha));
    const found = new Map();
    for (const { sha } of commits) {
        const rank = ({ mergeCommit = '' }) => mergeCommit === sha ? 0 : inRange.has(mergeCommit) ? 1 : 2;
        const [best] = (pulls.get(sha) ?? []).toSorted((a, b) => rank(a) - rank(b) || a.mergedAt - b.mergedAt || a.number - b.number);
        if (best)
            found.set(sha, best);
    }
    return found;
}
/** By what the titles of merges and squashes say. */
function asWritten({ commits, broughtBy, repositoryUrl }) {
    const found = new Map();
    for (const { sha, pull, author, words } of commits.toReversed()) {
        const outer = found.get(broughtBy.get(sha)?.sha ?? '');
        if (pull) {
            const url = `${repositoryUrl}/pull/${pull.number}`;
            found.set(sha, { ...pull, url, author, labels: [], issues: [], mergeCommit: sha, ...(words ? { words } : {}) });
        }
        else if (outer) {
            found.set(sha, outer);
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./src/notes/order.ts
/** Parents before children; the same commits are always in the same order. */
function ordered(commits) {
    const known = new Map(commits.map((commit) => [commit.sha, commit]));
    const byTime = [...known.values()].sort((a, b) => a.committedAt - b.committedAt || (a.sha < b.sha ? -1 : 1));
    const placed = new Set();
    const result = [];
    for (const start of byTime) {
        const open = [start];
        for (let commit = open.at(-1); commit; commit = open.at(-1)) {
            const parent = commit.parents.find((sha) => known.has(sha) && !placed.has(sha));
            const next = parent === undefined || placed.has(commit.sha) ? undefined : known.get(parent);
            if (next) {
                open.push(next);
                continue;
            }
            open.pop();
            if (placed.has(commit.sha))
                continue;
            placed.add(commit.sha);
            result.push(commit);
        }
    }
    return result;
}
/** For each commit that did not land on the main line itself, the merge that brought it most directly. */
function broughtBy(commits, head) {
    const known = new Map(commits.map((commit) => [commit.sha, commit]));
    const claimed = new Set();
    const owners = new Map();
    const open = [{ tip: head }];
    for (let branch = open.pop(); branch; branch = open.pop()) {
        const { tip, owner } = branch;
        for (let commit = known.get(tip); commit && !claimed.has(commit.sha); commit = known.get(commit.parents[0] ?? '')) {
            claimed.add(commit.sha);
            if (owner)
                owners.set(commit.sha, owner);
            // The oldest merge of a line comes last, so it is the first to claim what is before several of them.
            for (const parent of commit.parents.slice(1))
                open.push({ tip: parent, owner: commit });
        }
    }
    return owners;
}

;// CONCATENATED MODULE: ./src/notes/revert.ts

/** Follows every chain of reverts: a commit counts unless a later one that counts itself takes it back. */
function undone(question) {
    const { changes } = question;
    const gone = new Set();
    const cancelled = new Set();
    const outward = new Set();
    if (!changes.some(notes_commit/* isRevert */.Py))
        return { cancelled, outward };
    const find = finder(question);
    for (let at = changes.length - 1; at >= 0; at--) {
        const change = changes[at];
        if (!change)
            continue;
        const { sha } = change.commit;
        if (gone.has(sha)) {
            cancelled.add(sha);
        }
        else if ((0,notes_commit/* isRevert */.Py)(change)) {
            const { inside, outside } = find(change, at);
            for (const target of inside)
                gone.add(target);
            if (outside)
                outward.add(sha);
            else
                cancelled.add(sha);
        }
    }
    return { cancelled, outward };
}
function finder({ changes, broughtBy, missing }) {
    const places = new Map(changes.map(({ commit }, place) => [commit.sha, place]));
    const shorts = groups(changes, ({ commit }) => [commit.sha.slice(0, 7)]);
    const copies = groups(changes, ({ commit }) => commit.pickedFrom);
    const titles = groups(changes, ({ commit }) => [(0,notes_commit/* withoutNumber */.sg)(commit.title)]);
    const pulls = groups(changes, ({ pull }) => (pull === undefined ? [] : [pull]));
    const sides = groups(changes, ({ commit }) => [broughtBy.get(commit.sha)?.sha ?? '']);
    return ({ reverts, pull }, at) => {
        const earlier = (found = []) => found.filter((place) => place < at);
        const titled = reverts.title === undefined ? [] : earlier(titles.get(reverts.title));
        if (reverts.shas.length > 0)
            return joined(reverts.shas.map(bySha));
        if (reverts.pulls.length > 0)
            return joined(reverts.pulls.map((number) => earlier(pulls.get(number))));
        return joined([titled.slice(-1)]);
        function bySha(sha) {
            const exact = places.get(sha) ?? shorts.get(sha.slice(0, 7))?.find((place) => shaAt(place).startsWith(sha));
            const found = earlier(exact === undefined ? copies.get(sha) : [exact]);
            if (found.length > 0)
                return found;
            // A rebase has given new SHAs to the commits of a branch, and the text of the revert still names an old one.
            const own = titled.filter((place) => pull !== undefined && changes[place]?.pull === pull);
            return (missing.has(sha) ? titled : own).slice(-1);
        }
    };
    function joined(each) {
        return { inside: each.flat().flatMap(whole), outside: each.some(({ length }) => length === 0) };
    }
    /** Whoever takes back a merge takes back all that it brought. */
    function whole(place) {
        const all = [shaAt(place)];
        for (let next = 0; next < all.length; next++)
            all.push(...(sides.get(all[next] ?? '') ?? []).map(shaAt));
        return all;
    }
    function shaAt(place) {
        return changes[place]?.commit.sha ?? '';
    }
}
function groups(changes, keysOf) {
    const found = new Map();
    changes.forEach((change, place) => {
        for (const key of keysOf(change)) {
            const group = found.get(key);
            if (group)
                group.push(place);
            else
                found.set(key, [place]);
        }
    });
    return found;
}

;// CONCATENATED MODULE: ./src/notes/account.ts




function account(material) {
    const { head, pulls, repositoryUrl, settings, components = [], touching } = material;
    const commits = ordered(material.commits);
    const owners = broughtBy(commits, head);
    const came = landings({ commits, broughtBy: owners, pulls, repositoryUrl });
    const { cancelled, outward } = undone({
        changes: commits.map((commit) => ({ commit, pull: came.get(commit.sha)?.number, reverts: said(commit, came) })),
        broughtBy: owners,
        missing: material.missing ?? new Set(),
    });
    const ruled = new Map();
    for (const commit of commits) {
        const rule = cancelled.has(commit.sha) ? undefined : ruleFor(commit, material);
        if (rule)
            ruled.set(commit.sha, rule);
    }
    const alive = commits.filter(({ sha }) => !cancelled.has(sha) && !ruled.has(sha));
    const shippedBefore = material.shippedBefore ?? new Map();
    const { items, idle } = itemsOf(alive, {
        came,
        outward,
        broughtBy: owners,
        touching,
        components,
        shippedBefore,
        settings,
    });
    const isEmptied = emptied(commits, owners, cancelled);
    for (const { sha } of idle) {
        if (isEmptied(sha))
            cancelled.add(sha);
        else
            ruled.set(sha, 'merges');
    }
    return {
        inRange: commits.length,
        items,
        cancelled: [...cancelled].toSorted(),
        excluded: [...ruled].map(([sha, rule]) => ({ sha, rule })).toSorted((a, b) => (a.sha < b.sha ? -1 : 1)),
    };
}
/** What a commit takes back, by its own words or by those of the pull request that it is. */
function said({ sha, parents, reverts }, came) {
    if (parents.length > 1)
        return { shas: [], pulls: [] };
    const pull = came.get(sha);
    const isSilent = reverts.shas.length === 0 && reverts.pulls.length === 0;
    return isSilent && pull?.mergeCommit === sha && pull.reverts?.pulls.length ? pull.reverts : reverts;
}
function ruleFor({ sha, parents }, material) {
    const { alike, touching, components = [], component, served } = material;
    if (alike?.has(sha))
        return 'in production already';
    if (!touching || parents.length > 1)
        return undefined;
    if (touching.shipped && !touching.shipped.has(sha))
        return 'not shipped';
    const concerned = components.filter(({ source }) => touching.sources.get(source)?.has(sha)).map(({ name }) => name);
    if (concerned.length === 0)
        return undefined;
    if (component !== undefined && !concerned.includes(component))
        return 'of other components';
    return concerned.every((name) => served?.get(name)?.has(sha)) ? 'in production already' : undefined;
}
/** Tells of a merge whether it has brought something, and all of it was cancelled. */
function emptied(commits, owners, cancelled) {
    const sums = new Map();
    const sumOf = (sha) => sums.get(sha) ?? { all: 0, cancelled: 0 };
    // What a merge brought stands before it, so its sums are complete when it comes.
    for (const { sha, parents } of commits) {
        const owner = owners.get(sha);
        if (!owner)
            continue;
        const more = parents.length > 1 ? sumOf(sha) : { all: 1, cancelled: cancelled.has(sha) ? 1 : 0 };
        const sum = sumOf(owner.sha);
        sums.set(owner.sha, { all: sum.all + more.all, cancelled: sum.cancelled + more.cancelled });
    }
    return (sha) => sumOf(sha).all > 0 && sumOf(sha).all === sumOf(sha).cancelled;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/release/changes.ts
var release_changes = __webpack_require__(20316);
;// CONCATENATED MODULE: ./src/notes/facts.ts


const NO_FACTS = { migrations: [], variables: [], infrastructure: [], complete: false };
/** What whoever runs the application must know of a difference. */
function factsOf({ changes, migrations, infrastructure }) {
    if (!changes)
        return NO_FACTS;
    return {
        migrations: unique((0,release_changes/* schemaChanges */.nQ)(changes, migrations).map(({ path, contracting }) => ({
            path,
            ...(contracting === undefined ? {} : { contracting }),
        }))),
        variables: variablesOf(changes),
        infrastructure: unique(changes.flatMap(({ path }) => (infrastructure.some((glob) => (0,external_node_path_.matchesGlob)(path, glob)) ? [{ path }] : []))),
        complete: true,
    };
}
function unique(files) {
    const byPath = new Map(files.toReversed().map((file) => [file.path, file]));
    return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
/** A file that lists variables for people: `.env.example`. */
const LISTING = /(^|\/)\.?env(\.[\w-]+)*$/;
const DECLARED = /^\s*(?:export\s+)?([A-Za-z_]\w{0,99})\s*=/;
const READ = /(?:process\.env|import\.meta\.env)(?:\.([A-Z_]\w{0,99})|\[['"]([A-Z_]\w{0,99})['"]\])|(?:\bgetenv|\benviron(?:\.get)?|\bENV(?:\.fetch)?|\bDeno\.env\.get|\benv|\bLookupEnv|\bGetenv)[[(]['"]([A-Z_]\w{0,99})['"]/g;
/** Which lines of a difference are read: those of migrations, and those that name variables. */
function linesThatMatter(migrations) {
    const isMigration = new Map();
    return (path, line) => {
        if (namesIn(path, line).length > 0)
            return true;
        const known = isMigration.get(path) ?? migrations.some((glob) => (0,external_node_path_.matchesGlob)(path, glob));
        isMigration.set(path, known);
        return known;
    };
}
function namesIn(path, line) {
    if (LISTING.test(path))
        return [DECLARED.exec(line)?.[1] ?? []].flat();
    if (!/env/i.test(line))
        return [];
    return [...line.matchAll(READ)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
function variablesOf(changes) {
    const found = new Map();
    for (const { path, patch = '' } of changes) {
        for (const line of patch.split('\n')) {
            const [sign] = line;
            if (sign !== '+' && sign !== '-')
                continue;
            for (const name of namesIn(path, line.slice(1))) {
                const listed = LISTING.test(path);
                const known = found.get(name) ?? { path, added: false, removed: false, listed };
                // The list for people knows better than a line of code.
                if (known.listed && !listed)
                    continue;
                const fresh = listed && !known.listed ? { path, added: false, removed: false, listed } : known;
                found.set(name, { ...fresh, added: fresh.added || sign === '+', removed: fresh.removed || sign === '-' });
            }
        }
    }
    return [...found]
        .filter(([, { added, removed, listed }]) => listed || added !== removed)
        .map(([name, { path, added, removed }]) => ({ name, path, change: nameOf(added, removed) }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
function nameOf(added, removed) {
    return added ? (removed ? 'changed' : 'new') : 'gone';
}

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
;// CONCATENATED MODULE: ./src/notes/look.ts


/** Asks nothing twice. What makes notes better but is not to be had is a warning; without commits there are no notes. */
function look({ history, pulls, warn }) {
    const spans = new Map();
    async function orElse(otherwise, what, ask) {
        try {
            return await ask();
        }
        catch (error) {
            warn(`${what}: ${(0,errors/* messageOf */.bD)(error)}`);
            return otherwise;
        }
    }
    return {
        async commits(span) {
            const { base, head } = span;
            if (base === head)
                return [];
            const key = `${base}..${head}`;
            const known = spans.get(key) ?? history.commits(span);
            spans.set(key, known);
            return await known;
        },
        async pullsOf(commits) {
            if (!pulls)
                return undefined;
            const shas = [...new Set(commits.map(({ sha }) => sha))];
            return await orElse(undefined, 'pull requests could not be read, so titles of commits stand in for them', async () => await pulls.of(shas));
        },
        async touching(span, commits, components) {
            if (commits.length === 0)
                return undefined;
            const sources = [...new Set(components.map(({ source }) => source))].filter((source) => source !== '.');
            return await orElse(undefined, 'which files each commit changes could not be read', async () => {
                const found = await history.touching(span, commits, { sources, notShipped: release_changes/* NOT_SHIPPED */.Ye });
                if (components.some(({ source }) => source === '.') && found.shipped)
                    found.sources.set('.', found.shipped);
                return found;
            });
        },
        async alike(span, commits) {
            if (span.base === undefined || commits.length === 0)
                return new Set();
            return await orElse(new Set(), 'commits that were picked could not be told', async () => await history.alike(span, commits));
        },
        async missing(commits) {
            const known = new Set(commits.map(({ sha }) => sha));
            const named = commits.flatMap(({ reverts }) => reverts.shas).filter((sha) => !known.has(sha));
            if (named.length === 0)
                return new Set();
            return await orElse(new Set(), 'reverted commits could not be looked up', async () => await history.missing([...new Set(named)]));
        },
    };
}

// EXTERNAL MODULE: ./src/notes/words.ts
var words = __webpack_require__(64312);
;// CONCATENATED MODULE: ./src/notes/select.ts


/** What one audience is told of an account, and what not. */
function select_select(account, audience, settings) {
    const breaking = [];
    const listed = new Map();
    const excluded = new Map();
    const exclude = (rule, commits) => {
        const others = excluded.get(rule);
        if (others)
            others.push(...commits);
        else
            excluded.set(rule, [...commits]);
    };
    for (const { sha, rule } of account.excluded)
        exclude(rule, [sha]);
    for (const item of account.items) {
        const category = categoryOf(item, settings);
        const rule = ruleAgainst(item, category, audience, settings);
        if (rule !== undefined)
            exclude(rule, item.commits);
        else if (item.breaking !== undefined)
            breaking.push(item);
        else if (category && listed.has(category))
            listed.get(category)?.push(item);
        else if (category)
            listed.set(category, [item]);
    }
    const sections = settings.categories.flatMap((category) => {
        const items = listed.get(category);
        return items ? [{ title: category.title, items }] : [];
    });
    const items = [...breaking, ...sections.flatMap((section) => section.items)];
    return {
        breaking,
        sections,
        count: {
            inRange: account.inRange,
            listed: items.reduce((sum, { commits }) => sum + commits.length, 0),
            cancelled: account.cancelled.length,
            excluded: exclusions(excluded),
        },
        contributors: people(items.flatMap(({ authors }) => authors))
            .filter(({ bot }) => !bot)
            .toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.name, b.name)),
    };
}
function exclusions(excluded) {
    return [...excluded]
        .map(([rule, commits]) => ({ rule, commits }))
        .toSorted((a, b) => b.commits.length - a.commits.length || compare(a.rule, b.rule));
}
function categoryOf({ labels, type = '' }, { categories }) {
    const names = new Set(labels.map((label) => label.toLowerCase()));
    return (categories.find((category) => category.labels.some((label) => names.has(label.toLowerCase()))) ??
        categories.find(({ types }) => types.includes(type)) ??
        categories.find(({ types }) => types.includes('*')));
}
function ruleAgainst(item, category, audience, { exclude }) {
    const label = exclude.labels.find((one) => item.labels.some((has) => has.toLowerCase() === one.toLowerCase()));
    if (label !== undefined)
        return `label "${label}"`;
    if (item.type !== undefined && exclude.types.includes(item.type))
        return `type "${item.type}"`;
    const author = exclude.authors.find((one) => item.authors.every((person) => isCalled(person, one)));
    if (author !== undefined)
        return `author "${author}"`;
    if (item.words !== undefined && (0,words/* saysNothing */._)(item.words))
        return 'nothing to tell, as its author says';
    if (item.breaking !== undefined)
        return undefined;
    if (!category)
        return 'of no category';
    return category.audiences.includes(audience) || item.words !== undefined ? undefined : `not for ${audience}`;
}
function isCalled({ name, login }, pattern) {
    const wanted = pattern.toLowerCase();
    return [name, login].some((one) => {
        const is = one?.toLowerCase();
        if (is === undefined)
            return false;
        if (wanted.startsWith('*'))
            return is.endsWith(wanted.slice(1));
        return wanted.endsWith('*') ? is.startsWith(wanted.slice(0, -1)) : is === wanted;
    });
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/notes/withdrawn.ts
/** The changes of the range that were shipped before, by SHA. The latest of several releases counts. */
function shippedBefore(commits, shipments) {
    const found = new Map();
    for (const { by, commits: shipped, account } of shipments) {
        const gone = new Set(account.cancelled);
        const same = sameness(shipped.filter(({ sha, parents }) => !gone.has(sha) && parents.length < 2));
        for (const commit of commits)
            if (same(commit))
                found.set(commit.sha, by);
    }
    return found;
}
/** What had been shipped, and is not in production any more. */
function withdrawn(shipments, { commits, account }) {
    const gone = new Set(account.cancelled);
    const isThere = sameness(commits.filter(({ sha }) => !gone.has(sha)));
    const told = new Set();
    return shipments.flatMap(({ by, commits: shipped, account: { items } }) => {
        const known = new Map(shipped.map((commit) => [commit.sha, commit]));
        const lost = items.filter(({ commits: shas }) => !shas.some((sha) => {
            const commit = known.get(sha);
            return told.has(sha) || (commit && isThere(commit));
        }));
        for (const { commits: shas } of lost)
            for (const sha of shas)
                told.add(sha);
        return lost.map((item) => ({ item, by }));
    });
}
/** Tells of a commit whether its change is among these, maybe as another commit. */
function sameness(commits) {
    const shas = new Set(commits.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]));
    const twins = new Set(commits.map(({ twin }) => twin));
    return ({ sha, pickedFrom, twin, parents }) => shas.has(sha) || (parents.length < 2 && (pickedFrom.some((one) => shas.has(one)) || twins.has(twin)));
}

;// CONCATENATED MODULE: ./src/notes/gain.ts





/** What production gained, or lost, between both ends, for each audience. */
async function gain(request) {
    const { ends, components, evidence, settings, repositoryUrl, history, pulls } = request;
    const { from, to } = ends;
    const warnings = [];
    const ask = look({ history, pulls, warn: (sentence) => warnings.push(sentence) });
    const reading = readFacts(request);
    const ahead = { base: from?.commit, head: to.commit };
    const { commits, served } = await gained(ends, async (span) => await ask.commits(span));
    const isBack = from !== undefined && from.commit !== to.commit && (evidence?.kind === 'rollback' || commits.length === 0);
    const start = isBack ? to.commit : ahead.base;
    const losses = isBack ? { base: start, head: from.commit } : undefined;
    const bad = isBack ? withEnd(ends.takenBack, from) : ends.takenBack;
    const shipped = await Promise.all([...ends.takenBackEarlier, ...bad].map(async (by) => ({
        by,
        commits: await ask.commits({ base: start, head: by.commit }),
    })));
    const everything = [commits, ...shipped.map((one) => one.commits)].flat();
    const main = losses ?? ahead;
    // Where parts began with different commits, none of them begins the range.
    const touched = served.size > 0 ? { head: main.head } : main;
    const mainCommits = losses ? await ask.commits(losses) : commits;
    const [told, missing, alike, touching] = await Promise.all([
        ask.pullsOf(everything),
        ask.missing(everything),
        ask.alike(main, mainCommits),
        // Of a first release everything is new, and all of it is shipped.
        main.base === undefined && request.component === undefined
            ? undefined
            : ask.touching(touched, mainCommits, components),
    ]);
    const common = { pulls: told, missing, touching, components, component: request.component, settings, repositoryUrl };
    const accountOf = (head, of, more = {}) => account({ ...common, head, commits: of, ...more });
    const shipments = shipped.map(({ by, commits: of }) => ({
        by,
        commits: of,
        account: accountOf(by.commit, of),
    }));
    const again = shippedBefore(commits, shipments);
    const now = accountOf(to.commit, commits, { alike: isBack ? new Set() : alike, served, shippedBefore: again });
    const lost = losses && accountOf(losses.head, mainCommits, { alike });
    const away = withdrawn(shipments.filter(({ by }) => bad.includes(by)), { commits, account: now }).filter(({ item }) => !lost || lost.items.some(({ key }) => key === item.key));
    const facts = await reading;
    const notesFor = (audience) => {
        const { count, ...chosen } = select_select(now, audience, settings);
        return {
            audience,
            range: { ...(from ? { from } : {}), to, direction: isBack ? 'back' : 'forward' },
            ...chosen,
            withdrawn: seenBy(audience, away, settings),
            count: lost ? sum(count, select_select(lost, audience, settings).count) : count,
            facts,
            ...(evidence ? { evidence } : {}),
            warnings,
            repositoryUrl,
        };
    };
    return { users: notesFor('users'), operators: notesFor('operators') };
}
/** The commits that are new, for at least one of the components where they served different ones before. */
async function gained({ from, to, servedBefore }, read) {
    const head = to.commit;
    const commits = await read({ base: from?.commit, head });
    if (new Set(servedBefore.values()).size < 2 || !from)
        return { commits, served: new Map() };
    const news = await Promise.all([...servedBefore].map(async ([name, base]) => ({ name, commits: await read({ base, head }) })));
    const all = new Map(news.flatMap((one) => one.commits.map((commit) => [commit.sha, commit])));
    const served = news.map(({ name, commits: fresh }) => {
        const known = new Set(all.keys());
        for (const { sha } of fresh)
            known.delete(sha);
        return [name, known];
    });
    return { commits: [...all.values()], served: new Map(served) };
}
async function readFacts({ ends: { from, to }, components, settings, history }) {
    const lists = {
        migrations: components.flatMap(({ migrations }) => migrations),
        infrastructure: settings.infrastructure,
    };
    if (!from || from.commit === to.commit)
        return factsOf({ changes: [], ...lists });
    const span = { base: from.commit, head: to.commit };
    return factsOf({
        changes: await history.changes(span, linesThatMatter(lists.migrations)).catch(() => undefined),
        ...lists,
    });
}
function withEnd(bad, { commit, label, releaseId = label }) {
    return bad.some((one) => one.commit === commit) ? [...bad] : [...bad, { releaseId, commit }];
}
function seenBy(audience, away, settings) {
    const { breaking, sections } = select_select({ inRange: 0, items: away.map(({ item }) => item), cancelled: [], excluded: [] }, audience, settings);
    const seen = new Set([...breaking, ...sections.flatMap(({ items }) => items)]);
    return away.filter(({ item }) => seen.has(item));
}
function sum(one, other) {
    const excluded = new Map();
    for (const { rule, commits } of [...one.excluded, ...other.excluded]) {
        excluded.set(rule, [...(excluded.get(rule) ?? []), ...commits]);
    }
    return {
        inRange: one.inRange + other.inRange,
        listed: one.listed + other.listed,
        cancelled: one.cancelled + other.cancelled,
        excluded: [...excluded].map(([rule, commits]) => ({ rule, commits })),
    };
}


/***/ }),

/***/ 20316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ unchanged),
/* harmony export */   Dn: () => (/* binding */ isTouched),
/* harmony export */   Ye: () => (/* binding */ NOT_SHIPPED),
/* harmony export */   nQ: () => (/* binding */ schemaChanges)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** Nobody is served by these, so a change there concerns no component. */
const NOT_SHIPPED = ['**/*.md', '.github/**', 'docs/**', 'LICENSE*', '.gitignore', '.editorconfig'];
/**
 * The components whose source is the same as in what they serve now. Always measured against the commit that is served,
 * never against the commit before: a release that failed in between must not hide a change. A file that belongs to no
 * component (a lock file, a shared package) counts for all of them.
 */
async function unchanged(commits, components, head) {
    const bases = new Map();
    const same = new Set();
    const sources = components.map(({ component }) => component.source);
    for (const { component, live } of components) {
        const base = live?.commit;
        if (!base)
            continue;
        if (!bases.has(base))
            bases.set(base, base === head ? Promise.resolve([]) : commits.changes(base, head));
        const changes = await bases.get(base);
        if (changes && !isTouched(component.source, changes, sources))
            same.add(component.name);
    }
    return same;
}
/** Whether a change concerns the component with this source; `sources` are those of all components. */
function isTouched(source, changes, sources) {
    return changes.some(({ path }) => {
        if (within(path, source))
            return source !== '.' || !notShipped(path);
        return !notShipped(path) && !sources.some((other) => other !== '.' && within(path, other));
    });
}
function within(path, folder) {
    return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
function notShipped(path) {
    return NOT_SHIPPED.some((glob) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(path, glob));
}
/** DDL that an earlier version of the code can't live with. */
const CONTRACTING = /\b(drop\s+(table|column|index|view|database|schema)|rename\s+(table|column|to)|alter\s+table\s+\S+\s+(drop|rename|modify|change)|truncate\s+table)\b/i;
/** Changes of the database's schema among `changes`, by the globs of the components. */
function schemaChanges(changes, globs) {
    return changes
        .filter(({ path }) => globs.some((glob) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(path, glob)))
        .map(({ path, patch = '' }) => {
        const added = patch.split('\n').filter((line) => line.startsWith('+'));
        const contracting = added
            .find((line) => CONTRACTING.test(line))
            ?.slice(1)
            .trim();
        return { path, contracting };
    });
}


/***/ })

};
