export const id = 9448;
export const ids = [9448];
export const modules = {

/***/ 9448:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkPrometheus: () => (/* binding */ checkPrometheus),
  checkSentry: () => (/* binding */ checkSentry),
  readBefore: () => (/* binding */ readBefore)
});

// EXTERNAL MODULE: ./src/duration.ts
var duration = __webpack_require__(77607);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/smoke/probe.ts
var probe = __webpack_require__(43143);
;// CONCATENATED MODULE: ./src/smoke/bake.ts



const GROWTH = 1.5;
/** What is bad in a single look may be a spike. */
const BAD_LOOKS = 2;
/** Watches production for a while. Ends early when it is bad; otherwise the last look decides. */
async function bake(options) {
    const { read, overMs, deadline, requestMs, longestPauseMs, signal, report } = options;
    const startedAt = performance.now();
    const bakedAt = startedAt + overMs;
    let states = [];
    let looks = 0;
    for (let pauseMs = options.firstPauseMs;; pauseMs = Math.min(pauseMs * GROWTH, longestPauseMs)) {
        const before = states;
        states = (await look()).map((reading) => follow(reading, before));
        looks++;
        const now = performance.now();
        const bad = states.some(({ certain, badInARow }) => certain === true || badInARow >= BAD_LOOKS);
        const good = states.every(({ verdict }) => verdict === 'pass');
        if (bad || now >= deadline || (now >= bakedAt && good))
            return states.map(conclude);
        // One look comes right when the time to bake, or all of the time, is over.
        const end = now < bakedAt ? Math.min(bakedAt, deadline) : deadline;
        await (0,promises_.setTimeout)(Math.max(0, Math.min(pauseMs, end - now)), undefined, { signal });
    }
    async function look() {
        const timeout = AbortSignal.timeout(requestMs);
        try {
            return await read(AbortSignal.any([signal, timeout]), performance.now() - startedAt);
        }
        catch (error) {
            signal.throwIfAborted();
            const reason = error instanceof Error ? error.message : String(error);
            const detail = timeout.aborted ? `no answer within ${(0,duration/* formatDuration */.a3)(requestMs)}` : reason;
            return [{ verdict: 'unknown', detail }];
        }
    }
    function follow(reading, all) {
        const before = all.find(({ part }) => part === reading.part);
        const detail = (0,probe/* oneLine */.TN)(reading.detail, 600);
        // Figures that move are no news.
        const news = detail.replaceAll(/[\d.]+/g, '') !== before?.detail.replaceAll(/[\d.]+/g, '');
        if (news)
            report(reading.part === undefined ? detail : `${reading.part}: ${detail}`);
        return { ...reading, detail, badInARow: reading.verdict === 'fail' ? (before?.badInARow ?? 0) + 1 : 0 };
    }
    function conclude({ part, verdict, detail, expected, got }) {
        const reading = { ...(part && { part }), ...(expected && { expected }), ...(got && { got }) };
        const passed = performance.now() - startedAt;
        const watched = `${looks} ${looks === 1 ? 'look' : 'looks'} in ${(0,duration/* formatDuration */.a3)(passed)}`;
        if (verdict === 'pass' && passed < overMs) {
            const missing = `only ${(0,duration/* formatDuration */.a3)(passed)} of ${(0,duration/* formatDuration */.a3)(overMs)} fitted into the gate's time; allow more of it`;
            return { ...reading, verdict: 'unknown', detail: `${detail}; but ${missing}`, final: true };
        }
        return { ...reading, verdict, detail: `${detail} (${watched})`, final: true };
    }
}

;// CONCATENATED MODULE: ./src/smoke/proportion.ts
/** One-sided confidence of 95 %. */
const Z = 1.645;
/** Between which shares the true one lies (Wilson's score interval): small samples have wide ones. */
function interval({ count, of }) {
    const share = count / of;
    const middle = share + Z ** 2 / (2 * of);
    const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
    const scale = 1 + Z ** 2 / of;
    return { share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
/** By how much the first share is at least larger than the second (Newcombe's interval of a difference). */
function leastIncrease(now, before) {
    const [one, other] = [interval(now), interval(before)];
    return one.share - other.share - Math.hypot(one.share - one.low, other.high - other.share);
}

;// CONCATENATED MODULE: ./src/smoke/crashes.ts

const CHANCE = 'that may still be chance';
/** Fails only when the sessions are enough to be sure of it. */
function judgeCrashes(now, limits) {
    const part = 'crash-free sessions';
    if (!isEnough(now, limits))
        return tooLittle(part, now, limits);
    const { share, low } = interval({ count: now.crashed, of: now.sessions });
    const most = 1 - limits.crashFree;
    const [expected, got] = [`at least ${percent(limits.crashFree)}`, told(now)];
    const reading = { part, expected, got, detail: `${got}; ${expected} expected` };
    if (share <= most + Number.EPSILON)
        return { ...reading, verdict: 'pass' };
    return low > most
        ? { ...reading, verdict: 'fail' }
        : { ...reading, verdict: 'unknown', detail: `${reading.detail}; ${CHANCE}` };
}
/** Fails only when it is sure that more sessions crash than before. */
function judgeDrop(now, before, limits) {
    const part = 'crash-free sessions against the previous release';
    if (!before)
        return { part, verdict: 'unknown', detail: 'Sentry knows no earlier release to compare with' };
    if (!isEnough(now, limits))
        return tooLittle(part, now, limits);
    if (!isEnough(before, limits))
        return tooLittle(part, before, limits);
    const [current, previous] = [sampleOf(now), sampleOf(before)];
    const drop = current.count / current.of - previous.count / previous.of;
    const [expected, got] = [`at most ${percent(limits.crashFreeDrop)} less than ${told(before)}`, told(now)];
    const reading = { part, expected, got, detail: `${got}; ${expected} expected` };
    if (drop <= limits.crashFreeDrop + Number.EPSILON)
        return { ...reading, verdict: 'pass' };
    return leastIncrease(current, previous) > limits.crashFreeDrop
        ? { ...reading, verdict: 'fail' }
        : { ...reading, verdict: 'unknown', detail: `${reading.detail}; ${CHANCE}` };
}
function isEnough(health, { leastSessions }) {
    return health.crashed !== undefined && health.sessions >= Math.max(1, leastSessions);
}
function sampleOf({ crashed, sessions }) {
    return { count: crashed, of: sessions };
}
function tooLittle(part, health, { leastSessions }) {
    const { version, sessions, hasEvents } = health;
    const few = `not enough data: ${sessions} sessions of ${version}, at least ${leastSessions} needed`;
    const odd = `Sentry tells ${sessions} sessions of ${version}, but no share of crashes that makes sense`;
    const detail = sessions === 0 && !hasEvents ? nothingOf(version) : sessions >= leastSessions ? odd : few;
    return { part, verdict: 'unknown', detail };
}
function nothingOf(version) {
    return `Sentry has seen nothing of ${version} yet, neither a session nor an error; is that the "release" which its SDK is given?`;
}
function told({ version, sessions, crashed = 0 }) {
    return `${percent(1 - crashed / sessions)} of ${sessions} sessions of ${version} without a crash`;
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}

;// CONCATENATED MODULE: ./src/smoke/signals.ts



const SENTRY_PAUSES = { firstPauseMs: 5_000, longestPauseMs: 60_000 };
const SHORTEST_PAUSE_MS = 2_000;
async function checkSentry(check, scene, source) {
    const { component, commit } = scene.target;
    if (!source)
        return notAsked('needs "sentry" in ops.yml and the input "sentry-auth-token"');
    if (commit === undefined)
        return notAsked('needs the commit that is served, to know which release it is about');
    let before;
    return await bake({ ...timesOf(scene), ...SENTRY_PAUSES, overMs: check.overMs, read });
    async function read(signal) {
        if (!source || commit === undefined)
            return [];
        const { newIssues, crashFree, crashFreeDrop, leastSessions } = check;
        const question = { component, commit, signal };
        const now = await source.health(question);
        const readings = [];
        if (newIssues !== undefined) {
            const titles = (now.newIssues ?? 0) > newIssues ? await source.newIssueTitles(question) : [];
            readings.push(judgeIssues(now, newIssues, titles));
        }
        if (crashFree !== undefined)
            readings.push(judgeCrashes(now, { crashFree, leastSessions }));
        if (crashFreeDrop !== undefined) {
            // It serves no longer, so one look at it is enough; one that failed is taken again.
            before ??= source.previous({ ...question, leastSessions });
            const previous = await before.catch((error) => {
                before = undefined;
                throw error;
            });
            readings.push(judgeDrop(now, previous, { crashFreeDrop, leastSessions }));
        }
        return readings;
    }
}
function judgeIssues(now, most, titles) {
    const part = 'new issues';
    const { newIssues: count, version } = now;
    if (count === undefined)
        return { part, verdict: 'unknown', detail: `Sentry does not tell the issues of ${version}` };
    // Where nothing at all has arrived, silence says nothing.
    if (count === 0 && now.sessions === 0 && !now.hasEvents) {
        return { part, verdict: 'unknown', detail: nothingOf(version) };
    }
    const named = titles.length > 0 ? `: ${titles.map((title) => `"${title}"`).join('; ')}` : '';
    const [expected, got] = [`at most ${most}`, `${count} new in ${version}${named}`];
    const detail = `${got}; ${expected} expected`;
    return count > most
        ? { part, verdict: 'fail', detail, expected, got, certain: true }
        : { part, verdict: 'pass', detail, expected, got };
}
/** The value before the release; nothing when the check needs none, or when it can't be told. */
async function readBefore(check, source, signal) {
    if (check.compare === undefined || !source)
        return undefined;
    return await source.value(check.query, signal).catch(() => {
        signal.throwIfAborted();
        return undefined;
    });
}
async function checkPrometheus(check, scene, source, before) {
    if (!source)
        return notAsked('needs the address of a Prometheus; give the input "prometheus-url"');
    const looksBackMs = longestRangeMs(check.query);
    const pauses = { firstPauseMs: Math.min(SHORTEST_PAUSE_MS, check.everyMs), longestPauseMs: check.everyMs };
    let wasGood = false;
    return await bake({
        ...timesOf(scene),
        ...pauses,
        overMs: Math.max(check.overMs, looksBackMs),
        read: async (signal, elapsedMs) => {
            const reading = judgeValue(check, await source.value(check.query, signal), before);
            wasGood ||= reading.verdict === 'pass';
            // What is bad from the first look on may come of the version before, which this one is perhaps to mend.
            if (elapsedMs >= looksBackMs || (reading.verdict === 'fail' && wasGood))
                return [reading];
            const age = `looks back ${looksBackMs / 1_000} s, longer than this version was watched`;
            return [{ ...reading, verdict: 'unknown', detail: `${reading.detail}; but the query ${age}` }];
        },
    });
}
function judgeValue({ below, above, compare }, now, before) {
    const factor = compare === undefined ? '' : `at most ${compare} times ${before ?? 'the value before the release'}`;
    const expected = [
        below === undefined ? '' : `below ${below}`,
        above === undefined ? '' : `above ${above}`,
        factor && before !== undefined ? `${factor} (before the release)` : factor,
    ]
        .filter((limit) => limit !== '')
        .join(' and ');
    const got = String(Number(now.toPrecision(4)));
    const reading = { expected, got, detail: `is ${got}; expected ${expected}` };
    const beyond = (below !== undefined && now >= below) || (above !== undefined && now <= above);
    if (beyond)
        return { ...reading, verdict: 'fail' };
    if (compare === undefined)
        return { ...reading, verdict: 'pass' };
    if (before === undefined) {
        return { ...reading, verdict: 'unknown', detail: `is ${got}; the value before the release is not known` };
    }
    if (before <= 0 && now > before) {
        return {
            ...reading,
            verdict: 'unknown',
            detail: `${reading.detail}; there is no multiple of it, so limit it by "below"`,
        };
    }
    return { ...reading, verdict: now > before * compare && now > before ? 'fail' : 'pass' };
}
/** The longest range that a query looks back over: `[5m]`, `[1h30m]`, `[1h:1m]`. */
function longestRangeMs(query) {
    const ranges = [...query.matchAll(/\[\s*((?:\d+(?:ms|[smhdwy]))+)\s*(?::[^\]]*)?\]/g)];
    return Math.max(0, ...ranges.map(([, range = '']) => rangeMs(range)));
}
function rangeMs(range) {
    const days = { d: 1, w: 7, y: 365 };
    return [...range.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [part, amount, unit = '']) => {
        const day = days[unit];
        return sum + (day === undefined ? ((0,duration/* parseDuration */.E9)(part) ?? 0) : Number(amount) * day * 86_400_000);
    }, 0);
}
function timesOf({ deadline, requestMs, signal, report }) {
    return { deadline, requestMs, signal, report };
}
function notAsked(detail) {
    return [{ verdict: 'unknown', detail, final: true }];
}


/***/ })

};
