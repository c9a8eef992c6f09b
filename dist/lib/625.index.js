export const id = 625;
export const ids = [625];
export const modules = {

/***/ 1625:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readChecks: () => (/* binding */ readChecks),
/* harmony export */   readIdentity: () => (/* binding */ readIdentity)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2095);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9329);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8270);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(131);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3427);






/** The `checks` of a component, written into an input as they would stand below `smoke` in `ops.yml`. */
function readChecks(input, text, url) {
    const schema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .componentCheck */ .sz, 'a list, each item with "get"');
    return read(input, text, schema).map((check) => (0,_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .toCheck */ .K4)(check, url));
}
/** The `identity` of a component, written into an input. */
function readIdentity(input, text) {
    return (0,_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .stated */ .Eo)(read(input, text, _schema_js__WEBPACK_IMPORTED_MODULE_3__/* .identity */ .D_));
}
function read(input, text, schema) {
    const yaml = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .readYaml */ .g)(input, text);
    const findings = yaml.value === undefined ? [] : (0,_structure_js__WEBPACK_IMPORTED_MODULE_5__/* .findMistakes */ .FD)(schema, yaml.value);
    const problems = [...yaml.problems, ...findings.map(({ path, part, message }) => yaml.problem(path, message, part))];
    if (problems.length > 0) {
        throw new _problems_js__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Z('inputs', 
        // The line is that of the input: no file of the repository could be annotated with it.
        problems.map(({ message, line }) => ({
            title: 'Wrong input',
            message: `input "${input}", line ${line ?? 1}: ${message.replace(/^the file /, 'it ')}`,
        })));
    }
    return valibot__WEBPACK_IMPORTED_MODULE_4__/* .parse */ .qgA(schema, yaml.value);
}


/***/ })

};
