import fc from 'fast-check'

// What is drawn at random is the same on every machine, and each time. `LAW_SEED=7` draws others.
fc.configureGlobal({ seed: Number(process.env['LAW_SEED'] ?? 2026) })
