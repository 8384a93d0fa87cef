/**
 * The validator would try whether it may make functions of text. It may not, by our policy, and each try is reported to
 * the console: so it is told. This stands apart because it has to come before the validator is loaded.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
