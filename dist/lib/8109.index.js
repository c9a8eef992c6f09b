export const id = 8109;
export const ids = [8109];
export const modules = {

/***/ 72726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ finishInPost)
/* harmony export */ });
/* harmony import */ var _release_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8370);


/** Finishes what a cancelled main step has left: puts back what it changed and closes the record. */
async function finishInPost(inputs, job, transport = {}) {
    const key = Number(job.state.read('release'));
    if (!key || job.state.read('closed'))
        return undefined;
    const context = await (0,_release_context_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseContext */ .N_)({ ...inputs, sources: 'any' }, job, transport);
    const { recover } = await Promise.all(/* import() */[__webpack_require__.e(1223), __webpack_require__.e(373)]).then(__webpack_require__.bind(__webpack_require__, 30373));
    const release = await recover(context, key);
    job.log.line(release.headline);
    return (0,_release_result_js__WEBPACK_IMPORTED_MODULE_1__/* .asResult */ .Ap)(release);
}


/***/ }),

/***/ 68109:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _release_post_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72726);
/* harmony import */ var _release_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2856);



await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .post */ .b)({ name: 'rollback', read: _release_context_js__WEBPACK_IMPORTED_MODULE_2__/* .releaseInputs */ .zy, run: _release_post_js__WEBPACK_IMPORTED_MODULE_1__/* .finishInPost */ .T });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
