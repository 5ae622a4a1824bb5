import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../../prisma')

export const SCHEMA_FILE = path.join(folder, 'schema.prisma')
export const MIGRATIONS_FOLDER = path.join(folder, 'migrations')
