import * as z from 'zod/mini'

// Must run before any schema is made: zod otherwise tries `new Function`, which WeChat's review dislikes.
z.config({ jitless: true })
