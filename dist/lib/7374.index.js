export const id = 7374;
export const ids = [7374];
export const modules = {

/***/ 77374:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _application_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(96131);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20316);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85178);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6106);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(206);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66776);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50136);
/* harmony import */ var _replace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93965);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9924);
/* harmony import */ var _switching_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49353);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(68680);
/* harmony import */ var _transaction_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75802);
/* harmony import */ var _tracking_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(93434);













/** Takes the application from the release that is live to this commit: all of it, or nothing of it. */
async function deploy(context, request) {
    const commit = request.commit.slice(0, 7);
    const deadline = Date.now() + context.waitMs;
    for (;;) {
        const overview = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_8__/* .survey */ .F)(context, { action: 'deploy', force: request.force });
        if (!request.dryRun)
            await (0,_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .replaceEarlier */ .r)(context, overview.history);
        const resumed = request.dryRun ? undefined : await resume(context, overview.history, request);
        const plan = resumed?.record.plan ?? (await planDeploy(context, request, overview));
        if (!resumed && isLive(plan, overview.history) && !overview.history.some(_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isOpen */ .nT)) {
            const late = request.dryRun ? [] : await (0,_tracking_js__WEBPACK_IMPORTED_MODULE_10__/* .tellLate */ .q)(context, overview.history, plan);
            const seen = { ...overview, warnings: [...overview.warnings, ...late] };
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutRecord */ .k)(plan, seen, { headline: `${commit} is live already; nothing to do.`, outcome: 'live' });
        }
        if (request.dryRun) {
            return (0,_result_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutRecord */ .k)(plan, overview, { headline: `Dry run: ${commit} would be released.`, outcome: 'planned' });
        }
        const tracking = (0,_tracking_js__WEBPACK_IMPORTED_MODULE_10__/* .trackingOf */ .n)(context, plan, { history: overview.history });
        tracking.prepare();
        const work = async (mine) => {
            await tracking.begin();
            await switchOver(mine, request);
        };
        const result = await (0,_transaction_js__WEBPACK_IMPORTED_MODULE_9__/* .transact */ .h)(context, { plan, history: overview.history, deadline, resumed, work });
        if (!result)
            continue;
        return await tracking.finish({ ...result, warnings: [...overview.warnings, ...result.warnings] });
    }
}
/** An earlier attempt at this very commit, whose run is over: what it has built is used, and nothing is made twice. */
async function resume(context, history, { commit, force }) {
    const oldest = history.findLast(_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isOpen */ .nT);
    const mayGoOn = oldest?.plan.kind === 'deploy' &&
        oldest.plan.commit === commit &&
        !force &&
        !(0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .isBeingUndone */ .dl)(oldest) &&
        (await context.runs.isOver((0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .ownerOf */ .bf)(oldest)));
    return mayGoOn ? await (0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(context, oldest, 'its run was interrupted; going on with the same commit') : undefined;
}
/** Nothing differs from what serves, and that is this very commit, or the release that it was made live by. */
function isLive({ commit, components }, history) {
    const live = history.find((record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)(record) === 'live');
    return Object.values(components).every(({ unchanged, before }) => unchanged && (before?.commit === commit || live?.plan.commit === commit));
}
/** Builds everything at once; traffic moves one component at a time, backend first. */
async function switchOver(work, request) {
    const { plan } = work.journal.record;
    const version = { ...request, releaseId: plan.releaseId, environment: plan.environment };
    const changing = (0,_application_js__WEBPACK_IMPORTED_MODULE_11__/* .inOrder */ .a)(work.context.application.components).filter(({ name }) => !plan.components[name]?.unchanged);
    const builds = stageAll(work, changing, version);
    for (const component of changing) {
        const build = builds.get(component.name);
        if (build) {
            const staged = await build;
            const access = component.platform.access(staged);
            await (0,_switching_js__WEBPACK_IMPORTED_MODULE_7__/* .pass */ .IX)(work, component, 'staged', {
                component: component.name,
                url: staged.url ?? component.url,
                commit: version.commit,
                access,
            });
        }
        else {
            await deployInPlace(work, component, version);
        }
    }
    for (const component of changing) {
        const staged = await builds.get(component.name);
        if (staged)
            await promote(work, component, staged, version);
    }
}
/** Starts every build that needs no traffic. A build that fails is noticed by whoever waits for it. */
function stageAll(work, components, version) {
    const builds = new Map();
    for (const component of components) {
        const { platform } = component;
        if (!(0,_platform_js__WEBPACK_IMPORTED_MODULE_12__/* .canStage */ .r)(platform))
            continue;
        const build = (0,_switching_js__WEBPACK_IMPORTED_MODULE_7__/* .change */ .Zg)(work, component, { before: 'staging', after: 'staged' }, async (watch) => await platform.stage(version, watch));
        build.catch(() => undefined);
        builds.set(component.name, build);
    }
    return builds;
}
async function deployInPlace(work, component, version) {
    const { name, platform, url } = component;
    if ((0,_platform_js__WEBPACK_IMPORTED_MODULE_12__/* .canStage */ .r)(platform))
        return;
    await (0,_switching_js__WEBPACK_IMPORTED_MODULE_7__/* .change */ .Zg)(work, component, { before: 'deploying', after: 'deployed' }, async (watch) => await platform.deploy(version, watch));
    await (0,_switching_js__WEBPACK_IMPORTED_MODULE_7__/* .pass */ .IX)(work, component, 'public', { component: name, url, commit: version.commit, access: {} });
}
async function promote(work, component, staged, version) {
    const { name, url } = component;
    const platform = component.platform;
    const steps = { before: 'promoting', after: 'promoted', deployment: staged.id };
    await (0,_switching_js__WEBPACK_IMPORTED_MODULE_7__/* .change */ .Zg)(work, component, steps, async (watch) => {
        await platform.promote(staged, watch);
    });
    await (0,_switching_js__WEBPACK_IMPORTED_MODULE_7__/* .pass */ .IX)(work, component, 'public', { component: name, url, commit: version.commit, access: {} });
}
/** It was rolled back, and not brought back on purpose since. */
function isTakenBack(history, release) {
    const broughtBack = history.some((record) => record.plan.of === release.plan.releaseId && (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .wasLive */ .Ss)(record) && (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)(record) !== 'rolled-back');
    return (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)(release) === 'rolled-back' && !broughtBack;
}
async function planDeploy(context, request, overview) {
    const { application, commits, run, actor } = context;
    const { commit, force } = request;
    const rolledBack = overview.history.find((record) => record.plan.commit === commit && record.plan.kind === 'deploy');
    if (rolledBack && isTakenBack(overview.history, rolledBack) && !force) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([
            `${commit.slice(0, 7)} was rolled back (${rolledBack.entries.at(-1)?.note ?? 'by hand'}); deploy a commit that mends it, or set "force: true" to release it again`,
        ]);
    }
    const same = force ? new Set() : await (0,_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .unchanged */ .Cv)(commits, overview.components, commit);
    return {
        releaseId: (0,_release_id_js__WEBPACK_IMPORTED_MODULE_4__/* .newReleaseId */ .P)(commit),
        kind: 'deploy',
        environment: application.environment,
        commit,
        run,
        actor,
        components: Object.fromEntries(overview.components.map(({ component: { name, platform }, live, before, late }) => [
            name,
            {
                platform: platform.name,
                before,
                ...(late ? { found: live?.id } : {}),
                ...(same.has(name)
                    ? { after: { id: live?.id, commit: live?.commit }, unchanged: true }
                    : { after: { commit } }),
            },
        ])),
    };
}


/***/ })

};
