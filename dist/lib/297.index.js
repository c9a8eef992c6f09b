export const id = 297;
export const ids = [297];
export const modules = {

/***/ 297:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./src/release/application.ts
var application = __webpack_require__(6131);
// EXTERNAL MODULE: ./src/release/changes.ts
var changes = __webpack_require__(316);
// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(5178);
;// CONCATENATED MODULE: ./src/release/platform.ts
function canStage(platform) {
    return 'stage' in platform;
}

// EXTERNAL MODULE: ./src/release/record.ts
var record = __webpack_require__(6776);
// EXTERNAL MODULE: ./src/release/release-id.ts
var release_id = __webpack_require__(136);
// EXTERNAL MODULE: ./src/release/result.ts
var release_result = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/release/switching.ts
var switching = __webpack_require__(9353);
// EXTERNAL MODULE: ./src/release/survey.ts
var survey = __webpack_require__(91);
// EXTERNAL MODULE: ./src/release/transaction.ts + 1 modules
var transaction = __webpack_require__(5802);
// EXTERNAL MODULE: ./src/release/tracking.ts
var release_tracking = __webpack_require__(9988);
;// CONCATENATED MODULE: ./src/release/deploy.ts











/** Takes the application from the release that is live to this commit: all of it, or nothing of it. */
async function deploy(context, request) {
    const commit = request.commit.slice(0, 7);
    for (;;) {
        const overview = await (0,survey/* survey */.F)(context, { action: 'deploy' });
        const plan = await planDeploy(context, request, overview);
        if (isLive(plan)) {
            return (0,release_result/* withoutRecord */.k)(plan, overview, { headline: `${commit} is live already; nothing to do.`, outcome: 'live' });
        }
        if (request.dryRun) {
            return (0,release_result/* withoutRecord */.k)(plan, overview, { headline: `Dry run: ${commit} would be released.`, outcome: 'planned' });
        }
        const tracking = (0,release_tracking/* trackingOf */.n)(context, plan);
        const result = await (0,transaction/* transact */.h)(context, { plan, history: overview.history }, async (work) => {
            tracking.begin();
            await switchOver(work, request);
        });
        if (!result)
            continue;
        return await tracking.finish({ ...result, warnings: [...overview.warnings, ...result.warnings] });
    }
}
/** Every component serves this very commit. */
function isLive({ commit, components }) {
    return Object.values(components).every(({ unchanged, before }) => unchanged && before?.commit === commit);
}
/** Builds everything at once; traffic moves one component at a time, backend first. */
async function switchOver(work, request) {
    const { plan } = work.journal.record;
    const version = { ...request, releaseId: plan.releaseId, environment: plan.environment };
    const changing = (0,application/* inOrder */.a)(work.context.application.components).filter(({ name }) => !plan.components[name]?.unchanged);
    const builds = stageAll(work, changing, version);
    for (const component of changing) {
        const build = builds.get(component.name);
        if (build) {
            const staged = await build;
            const access = component.platform.access(staged);
            await (0,switching/* pass */.IX)(work, component, 'staged', {
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
        if (!canStage(platform))
            continue;
        const build = (0,switching/* change */.Zg)(work, component, { before: 'staging', after: 'staged' }, async (watch) => await platform.stage(version, watch));
        build.catch(() => undefined);
        builds.set(component.name, build);
    }
    return builds;
}
async function deployInPlace(work, component, version) {
    const { name, platform, url } = component;
    if (canStage(platform))
        return;
    await (0,switching/* change */.Zg)(work, component, { before: 'deploying', after: 'deployed' }, async (watch) => await platform.deploy(version, watch));
    await (0,switching/* pass */.IX)(work, component, 'public', { component: name, url, commit: version.commit, access: {} });
}
async function promote(work, component, staged, version) {
    const { name, url } = component;
    const platform = component.platform;
    const steps = { before: 'promoting', after: 'promoted', deployment: staged.id };
    await (0,switching/* change */.Zg)(work, component, steps, async (watch) => {
        await platform.promote(staged, watch);
    });
    await (0,switching/* pass */.IX)(work, component, 'public', { component: name, url, commit: version.commit, access: {} });
}
async function planDeploy(context, request, overview) {
    const { application, commits, run, actor } = context;
    const { commit, force } = request;
    const rolledBack = overview.history.find((record) => record.plan.commit === commit && record.plan.kind === 'deploy');
    if (rolledBack && (0,record/* verdict */.WJ)(rolledBack) === 'rolled-back' && !force) {
        throw new errors/* Refusal */.P_([
            `${commit.slice(0, 7)} was rolled back (${rolledBack.entries.at(-1)?.note ?? 'by hand'}); deploy a commit that mends it, or set "force: true" to release it again`,
        ]);
    }
    const same = force ? new Set() : await (0,changes/* unchanged */.C)(commits, overview.components, commit);
    return {
        releaseId: (0,release_id/* newReleaseId */.P)(commit),
        kind: 'deploy',
        environment: application.environment,
        commit,
        run,
        actor,
        components: Object.fromEntries(overview.components.map(({ component: { name, platform }, live }) => [
            name,
            {
                platform: platform.name,
                before: live,
                ...(same.has(name)
                    ? { after: { id: live?.id, commit: live?.commit }, unchanged: true }
                    : { after: { commit } }),
            },
        ])),
    };
}


/***/ })

};
