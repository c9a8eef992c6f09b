export const id = 1367;
export const ids = [1367];
export const modules = {

/***/ 41367:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _release_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81296);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8370);



await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({
    name: 'deploy',
    unfinished: _release_result_js__WEBPACK_IMPORTED_MODULE_2__/* .unfinished */ .M1,
    read: (input) => ({
        ...(0,_release_context_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseInputs */ .z)(input),
        images: input.pairs('images'),
        commit: input.optionalCommit('commit'),
        dryRun: input.flag('dry-run'),
        force: input.flag('force'),
        recover: input.flag('recover'),
    }),
    run: async ({ commit, dryRun, force, recover: onlyRecover, ...inputs }, job) => {
        const context = await (0,_release_context_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseContext */ .N)(onlyRecover ? { ...inputs, sources: 'any' } : inputs, job);
        if (onlyRecover) {
            const { recover } = await Promise.all(/* import() */[__webpack_require__.e(1223), __webpack_require__.e(373)]).then(__webpack_require__.bind(__webpack_require__, 30373));
            return (0,_release_result_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecovery */ .gE)(await recover(context));
        }
        const { deploy } = await Promise.all(/* import() */[__webpack_require__.e(1223), __webpack_require__.e(7374)]).then(__webpack_require__.bind(__webpack_require__, 77374));
        const request = { commit: commit ?? job.sha, repository: job.repository, branch: job.branch, dryRun, force };
        const release = await deploy(context, request);
        job.state.save('closed', 'true');
        job.log.line(release.headline);
        return (0,_release_result_js__WEBPACK_IMPORTED_MODULE_2__/* .asResult */ .Ap)(release);
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
