// jest takes a project's `testTimeout` from the command line only, so the projects with a database or a browser set it
// here. A machine that builds at the same time is several times slower.
jest.setTimeout(120_000)
