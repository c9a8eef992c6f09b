export const id = 5434;
export const ids = [5434];
export const modules = {

/***/ 55434:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _release_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2856);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8370);



await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({
    name: 'rollback',
    unfinished: _release_result_js__WEBPACK_IMPORTED_MODULE_2__/* .unfinished */ .M1,
    read: (input) => ({
        ...(0,_release_context_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseInputs */ .zy)(input),
        to: input.optional('to'),
        reason: input.optional('reason'),
        dryRun: input.flag('dry-run'),
        force: input.flag('force'),
    }),
    run: async ({ to, reason, dryRun, force, ...inputs }, job) => {
        const context = await (0,_release_context_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseContext */ .N_)({ ...inputs, sources: 'any' }, job);
        const { rollback } = await Promise.all(/* import() */[__webpack_require__.e(1223), __webpack_require__.e(4458)]).then(__webpack_require__.bind(__webpack_require__, 64458));
        const release = await rollback(context, { to, reason, dryRun, force });
        job.state.save('closed', 'true');
        job.log.line(release.headline);
        const { before } = release.components[0] ?? {};
        const result = (0,_release_result_js__WEBPACK_IMPORTED_MODULE_2__/* .asResult */ .Ap)(release);
        return { ...result, outputs: { ...result.outputs, 'rolled-back-from': before?.releaseId ?? before?.commit ?? '' } };
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
