// For the type checker in place of the package's own declarations, which bring those of browsers into a program for Node.
interface Evaluate {
  (
    expression: string,
    context: unknown,
    facade?: object | null,
    variables?: object | null,
    type?: number,
    options?: object,
  ): unknown
  ALL_RESULTS_TYPE: number
}

declare const fontoxpath: { evaluateXPath: Evaluate }
export default fontoxpath
