import { serve } from './serve.ts'

const code = await serve(process.env)
if (code !== null) process.exitCode = code
