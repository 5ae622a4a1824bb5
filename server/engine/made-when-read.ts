export { madeWhenRead } from '#shared/made-when-read.ts'
