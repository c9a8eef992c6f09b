export const id = 1625;
export const ids = [1625];
export const modules = {

/***/ 61625:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readChecks: () => (/* binding */ readChecks),
/* harmony export */   readIdentity: () => (/* binding */ readIdentity)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77934);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62095);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39329);
/* harmony import */ var _check_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51023);
/* harmony import */ var _check_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56068);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90131);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13427);
/* harmony import */ var _to_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35208);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73750);









/** The `checks` of a component, written into an input as they would stand below `smoke` in `ops.yml`. */
async function readChecks(input, text, url) {
    const schema = valibot__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(_check_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .fileCheck */ .XD, 'a list, each item with "get"');
    const checks = await read(input, text, schema, async (sound) => await (0,_check_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .checkChecks */ .mf)(Array.isArray(sound) ? sound : [], []));
    return checks.map((check) => (0,_to_check_js__WEBPACK_IMPORTED_MODULE_5__/* .toCheck */ .K4)(check, url));
}
/** The `identity` of a component, written into an input. */
async function readIdentity(input, text) {
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_6__/* .stated */ .Eo)(await read(input, text, _schema_js__WEBPACK_IMPORTED_MODULE_4__/* .identity */ .D, async () => []));
}
async function read(input, text, schema, rules) {
    const yaml = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .readYaml */ .g)(input, text);
    const findings = yaml.value === undefined ? [] : (0,_structure_js__WEBPACK_IMPORTED_MODULE_8__/* .findMistakes */ .FD)(schema, yaml.value);
    findings.push(...(await rules((0,_structure_js__WEBPACK_IMPORTED_MODULE_8__/* .soundParts */ .E2)(schema, yaml.value))));
    const problems = [...yaml.problems, ...findings.map(({ path, part, message }) => yaml.problem(path, message, part))];
    if (problems.length > 0) {
        throw new _problems_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongConfig */ .u('inputs', 
        // The line is that of the input: no file of the repository could be annotated with it.
        problems.map(({ message, line }) => ({
            title: 'Wrong input',
            message: `input "${input}", line ${line ?? 1}: ${message.replace(/^the file /, 'it ')}`,
        })));
    }
    return valibot__WEBPACK_IMPORTED_MODULE_7__/* .parse */ .qgA(schema, yaml.value);
}


/***/ })

};
