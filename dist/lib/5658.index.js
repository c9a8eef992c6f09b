export const id = 5658;
export const ids = [5658];
export const modules = {

/***/ 65658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkBrowser: () => (/* binding */ checkBrowser)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/duration.ts
var duration = __webpack_require__(77607);
// EXTERNAL MODULE: ./src/smoke/proxy.ts
var proxy = __webpack_require__(16669);
;// CONCATENATED MODULE: ./src/smoke/chromium.ts




const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** A Chromium that is on this machine: the one that `CHROME_PATH` names, or the first on the path. */
function findChromium(env = process.env) {
    const named = env['CHROME_PATH'];
    if (named)
        return isProgram(named) ? named : undefined;
    const folders = (env['PATH'] ?? '').split(external_node_path_.delimiter).filter((folder) => folder !== '');
    return NAMES.flatMap((name) => folders.map((folder) => (0,external_node_path_.join)(folder, name))).find(isProgram);
}
function isProgram(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
async function launchChromium({ program, url, proxyEnv, timeoutMs, signal }) {
    const { default: puppeteer } = await __webpack_require__.e(/* import() */ 8179).then(__webpack_require__.bind(__webpack_require__, 78179));
    const profile = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'chromium-'));
    const remove = () => {
        // Its processes may still be writing while they end.
        (0,external_node_fs_.rmSync)(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    };
    try {
        const browser = await puppeteer.launch({
            executablePath: program,
            // No port that other processes of the machine could speak to.
            pipe: true,
            userDataDir: profile,
            args: flags((0,proxy/* proxyFor */.i)(url, proxyEnv)),
            defaultViewport: { width: 1280, height: 800 },
            timeout: timeoutMs,
            signal,
            handleSIGINT: false,
            handleSIGTERM: false,
            handleSIGHUP: false,
        });
        const child = browser.process();
        const group = child?.pid;
        return {
            browser,
            memory: () => (group === undefined ? 0 : memoryOf(group)),
            async kill() {
                const ended = child && child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
                if (group !== undefined)
                    killGroup(group);
                await ended;
                remove();
            },
        };
    }
    catch (error) {
        remove();
        throw error;
    }
}
function flags(proxy) {
    return [
        // Chromium refuses its sandbox to root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-crash-reporter',
        '--js-flags=--max-old-space-size=512',
        '--renderer-process-limit=4',
        ...(proxy ? [`--proxy-server=${proxy.origin}`] : []),
    ];
}
/** Puppeteer has made it the leader of a process group of its own. */
function killGroup(group) {
    try {
        process.kill(-group, 'SIGKILL');
    }
    catch (error) {
        if (error.code !== 'ESRCH')
            throw error;
    }
}
const PAGE_BYTES = 4_096;
function memoryOf(group) {
    if (!(0,external_node_fs_.existsSync)('/proc/self/stat'))
        return 0;
    let bytes = 0;
    for (const id of (0,external_node_fs_.readdirSync)('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
            // After the name, which may hold anything: state, parent, process group … and resident pages as the 22nd.
            const fields = (0,external_node_fs_.readFileSync)(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
            if (Number(fields[2]) === group)
                bytes += Number(fields[21]) * PAGE_BYTES;
        }
        catch {
            // It has ended meanwhile.
        }
    }
    return bytes;
}

// EXTERNAL MODULE: ./src/smoke/probe.ts
var probe = __webpack_require__(43143);
// EXTERNAL MODULE: ./src/smoke/wall.ts
var smoke_wall = __webpack_require__(5177);
;// CONCATENATED MODULE: ./src/smoke/browser.ts







const MOST_MEMORY = 2 * 1024 ** 3;
const MOST_TROUBLES = 20;
const SHOWN = 5;
/** After the page has loaded, what its scripts do is watched until the network is quiet, but not for longer. */
const QUIET_MS = 500;
const LONGEST_SETTLE_MS = 5_000;
/** Opens the page in the machine's own Chromium, as a visitor does. */
async function checkBrowser(check, scene) {
    const program = findChromium();
    if (program === undefined) {
        const detail = 'there is no Chromium on this machine; install one, or say by CHROME_PATH where it is';
        return [{ verdict: 'unknown', detail, final: true }];
    }
    const { signal } = scene;
    signal.throwIfAborted();
    const url = scene.locate(check.address);
    const timeMs = Math.max(1, scene.deadline - performance.now());
    let chromium;
    try {
        chromium = await launchChromium({ program, url, proxyEnv: scene.transport.proxyEnv, timeoutMs: timeMs, signal });
    }
    catch (error) {
        signal.throwIfAborted();
        return [{ verdict: 'unknown', detail: `Chromium does not start: ${(0,probe/* oneLine */.TN)(String(error), 300)}` }];
    }
    const troubles = new Set();
    const limits = watchOver(chromium, { deadline: scene.deadline, signal });
    try {
        return [await Promise.race([visit(chromium.browser, { check, scene, url, troubles }), limits.passed])];
    }
    catch (error) {
        signal.throwIfAborted();
        // A page that ends its browser ends the visit with an error of the connection.
        return [fail(`${(0,probe/* shortUrl */.mv)(url)} can't be opened: ${(0,probe/* oneLine */.TN)(String(error), 300)}`, troubles)];
    }
    finally {
        limits.stop();
        await chromium.kill();
    }
}
async function visit(browser, { check, scene, url, troubles }) {
    const page = await openPage(browser, scene);
    const crashed = new Promise((resolve) => {
        page.once('error', () => {
            resolve(fail(`${(0,probe/* shortUrl */.mv)(url)} crashes its tab`, troubles));
        });
    });
    listen(page, (trouble) => {
        if (check.ignore.some((text) => trouble.includes(text)))
            return;
        if (troubles.size < MOST_TROUBLES)
            troubles.add((0,probe/* oneLine */.TN)(trouble, 200));
    });
    return await Promise.race([crashed, judge(page, { check, scene, url, troubles })]);
}
async function openPage(browser, { accessFor }) {
    const page = await browser.newPage();
    const own = page.target();
    browser.on('targetcreated', (target) => {
        if (target !== own && target.type().toString() === 'page')
            void target
                .page()
                .then(async (popup) => await popup?.close())
                .catch(ignored);
    });
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    page.on('dialog', (dialog) => {
        void dialog.dismiss().catch(ignored);
    });
    // Its requests could not be told apart.
    await page.setBypassServiceWorker(true);
    // For each request, and again for each that a redirect makes: general headers would reach every origin.
    await page.setRequestInterception(true);
    page.on('request', (request) => {
        const access = accessFor(new URL(request.url()));
        const headers = { ...request.headers(), ...access };
        void request.continue(Object.keys(access).length > 0 ? { headers } : {}).catch(ignored);
    });
    return page;
}
function listen(page, note) {
    page.on('console', (message) => {
        const text = message.text();
        // The request itself says more.
        if (message.type() === 'error' && !text.startsWith('Failed to load resource'))
            note(`console error: ${text}`);
    });
    page.on('pageerror', (error) => {
        note(`uncaught ${String(error)}`);
    });
    page.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText ?? 'failed';
        // The page itself has changed its mind, or a download was refused.
        if (reason !== 'net::ERR_ABORTED')
            note(`${nameOf(request)} failed: ${reason}`);
    });
    page.on('response', (response) => {
        const request = response.request();
        const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
        if (response.status() >= 400 && !isPage)
            note(`${nameOf(request)} answered ${response.status()}`);
    });
}
async function judge(page, { check, scene, url, troubles }) {
    const left = () => Math.max(1, Math.min(scene.requestMs, scene.deadline - performance.now()));
    const startedAt = performance.now();
    const timeout = left();
    let answer;
    try {
        answer = await page.goto(url.href, { waitUntil: 'load', timeout });
    }
    catch (error) {
        if (error.name !== 'TimeoutError')
            throw error;
        return fail(`${(0,probe/* shortUrl */.mv)(url)} is still loading after ${(0,duration/* formatDuration */.a3)(timeout)}`, troubles);
    }
    const wrong = answer && (await problemOf(answer, url, scene));
    if (wrong)
        return { ...fail(wrong, troubles), status: answer?.status() ?? 0 };
    const loadedMs = performance.now() - startedAt;
    const { waitFor } = check;
    const found = waitFor === undefined || (await isVisible(page, waitFor, left()));
    if (waitFor === undefined || !found)
        await settle(page, Math.min(left(), LONGEST_SETTLE_MS));
    const files = check.screenshot ? await takeScreenshot(page) : [];
    const about = { ...(answer ? { status: answer.status() } : {}), files };
    if (!found)
        return { ...fail(`nothing visible matches "${(0,probe/* oneLine */.TN)(waitFor)}"`, troubles), ...about };
    if (troubles.size > 0)
        return { ...fail('the page has errors', troubles), ...about };
    const seen = waitFor === undefined ? '' : `, "${(0,probe/* oneLine */.TN)(waitFor)}" is visible`;
    const detail = `loaded in ${(0,duration/* formatDuration */.a3)(loadedMs)} without errors${seen}`;
    return { verdict: 'pass', detail, ...about };
}
async function problemOf(answer, address, { accessFor }) {
    const url = new URL(answer.url());
    const status = answer.status();
    const text = await answer.text().catch(() => '');
    const secretSent = Object.keys(accessFor(url)).length > 0;
    const wall = (0,smoke_wall/* findWall */.gG)({ url, status, headers: answer.headers(), text, secretSent, passwordSent: false });
    if (wall)
        return wall.message;
    if (!(0,probe/* sameSite */.SU)(address, url))
        return `was redirected to another site, ${(0,probe/* shortUrl */.mv)(url)} (${status})`;
    return status >= 200 && status <= 299 ? undefined : `${(0,probe/* shortUrl */.mv)(url)} answered ${status}`;
}
async function isVisible(page, selector, timeout) {
    try {
        await page.waitForSelector(selector, { visible: true, timeout });
        return true;
    }
    catch (error) {
        if (error.name === 'TimeoutError')
            return false;
        throw error;
    }
}
async function settle(page, timeout) {
    // Some pages are never quiet.
    await page.waitForNetworkIdle({ idleTime: QUIET_MS, timeout }).catch(ignored);
}
async function takeScreenshot(page) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'screenshot-'));
    const path = (0,external_node_path_.join)(folder, 'page.png');
    await page.screenshot({ path });
    return [path];
}
/** Ends with a finding when time or memory are used up, and with an error when the job is cancelled. */
function watchOver({ memory }, { deadline, signal }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const timer = setInterval(() => {
        if (performance.now() >= deadline) {
            resolve({ verdict: 'fail', detail: 'the page keeps the browser busy until the time is over' });
        }
        else if (memory() > MOST_MEMORY) {
            resolve({ verdict: 'fail', detail: `the page uses more than ${MOST_MEMORY / 1024 ** 3} GiB of memory` });
        }
    }, 100);
    const cancel = () => {
        reject(signal.reason);
    };
    signal.addEventListener('abort', cancel, { once: true });
    return {
        passed: promise,
        stop() {
            clearInterval(timer);
            signal.removeEventListener('abort', cancel);
        },
    };
}
function fail(what, troubles) {
    const all = [...troubles];
    const more = all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : [];
    return { verdict: 'fail', detail: [what, ...all.slice(0, SHOWN), ...more].join('; ') };
}
function nameOf(request) {
    return `${request.method()} ${(0,probe/* shortUrl */.mv)(new URL(request.url()))}`;
}
function ignored() {
    return undefined;
}


/***/ }),

/***/ 16669:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ proxyFor)
/* harmony export */ });
/** The proxy through which the environment wants this address to be reached, by the rules that Node's agents follow. */
function proxyFor(url, env = process.env) {
    const named = (name) => env[name.toLowerCase()] || env[name] || undefined;
    const address = named(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
    const direct = (named('NO_PROXY') ?? '').split(/[\s,]+/).some((rule) => rule !== '' && matches(rule, url));
    return address === undefined || direct ? undefined : (URL.parse(address) ?? undefined);
}
function matches(rule, { hostname, host }) {
    if (rule === '*')
        return true;
    const name = rule.toLowerCase().replace(/^\*?\./, '');
    return name === hostname || name === host || (name !== rule.toLowerCase() && hostname.endsWith(`.${name}`));
}


/***/ })

};
