import type { Config } from '../config.ts'
import type { Path, YamlFile } from './document.ts'
import { componentUnder } from './resolve.ts'
import type { File } from './schema.ts'
import { addressOf } from './to-check.ts'

/** The same configuration, in which each check knows its line of the file. */
export function withPlaces(config: Config, source: File, yaml: YamlFile): Config {
  return {
    ...config,
    components: config.components.map((component) => {
      const paths = pathsOf(component.name, source)
      const smoke = component.smoke.map((check, index) => ({ ...check, ...placeAt(paths[index]) }))
      return { ...component, smoke }
    }),
  }

  function placeAt(path: Path | undefined): object {
    const { file, line, column } = path ? yaml.problem(path, '') : {}
    return file === undefined || line === undefined || column === undefined ? {} : { place: { file, line, column } }
  }
}

/** In the order in which the checks of a component are joined: its own ones, then those of the application. */
function pathsOf(name: string, { components, smoke }: File): Path[] {
  const own = components[name]?.smoke ?? []
  return [
    ...own.map((_, index): Path => ['components', name, 'smoke', index]),
    ...smoke.flatMap((check, index): Path[] =>
      componentUnder(addressOf(check) ?? '', components) === name ? [['smoke', index]] : [],
    ),
  ]
}
