export const id = 2973;
export const ids = [2973];
export const modules = {

/***/ 22973:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readConfig: () => (/* binding */ readConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41244);



/** Reads and checks `ops.yml`. Throws `Problems` with all mistakes at once. */
async function readConfig({ file, environment, workspace, text, sources }) {
    const content = text ?? readText(file, workspace);
    const { parseConfig } = await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(9189), __webpack_require__.e(9107)]).then(__webpack_require__.bind(__webpack_require__, 79557));
    return await parseConfig({ file, text: content, environment, workspace: sources === 'any' ? undefined : workspace });
}
function readText(file, workspace) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, file);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
        const remedy = 'does a checkout step come before this one, and does the input "config" name its path?';
        throw new _help_js__WEBPACK_IMPORTED_MODULE_2__/* .Trouble */ .qm('mistakes-in-opsyml', `${file} is not in the workspace; ${remedy}`);
    }
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        throw new Error(`${file} cannot be read`, { cause });
    }
}


/***/ })

};
