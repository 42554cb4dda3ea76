// swift-tools-version: 6.2
import PackageDescription

// Named by every target above them, though most need only the last: a target is rebuilt when a module that it names
// changes, and the layout of an `Assistant` changes with all three.
let core: [Target.Dependency] = ["Knowledge", "Understanding", "Dialogue"]

let package = Package(
  name: "spotter",
  products: [
    .library(name: "Spotter", targets: ["Spotter"]),
    .library(name: "Transcripts", targets: ["Transcripts"]),
    .executable(name: "spotter", targets: ["SpotterCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    // A line of text walks through these from top to bottom; nothing points back up.
    .target(name: "Knowledge", dependencies: ["Yams"]),
    .target(name: "ContentChecks", dependencies: ["Knowledge"]),
    .target(
      name: "CWordVectors", exclude: ["NOTICE", "README.md", "make_vectors.py", "wordpiece-128.bin"]
    ),
    .target(
      name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(name: "Understanding", dependencies: ["Knowledge", "CWordVectors", "CKernels"]),
    .target(name: "Dialogue", dependencies: ["Knowledge", "Understanding"]),
    .target(
      name: "Spotter",
      dependencies: core,
      exclude: ["Intents"],  // a link to the content: it makes the plugin notice added and removed files
      plugins: ["CompileIntents"]),
    .systemLibrary(name: "CSignals", path: "Sources/CSignals"),
    .target(name: "Transcripts", dependencies: core + ["Yams"]),
    .target(
      name: "Hosting",
      dependencies: core + ["Transcripts", "CSignals", .product(name: "Logging", package: "swift-log")]),
    .target(
      name: "Storage", dependencies: core + ["Hosting", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "Evaluation", dependencies: core),
    .target(name: "Authoring", dependencies: core + ["ContentChecks", "Transcripts"]),
    .systemLibrary(name: "CReadline", path: "Sources/CReadline"),
    .target(name: "Terminal", dependencies: core + ["Transcripts", "Hosting", "CReadline"]),
    .executableTarget(
      name: "SpotterCLI",
      dependencies: core + [
        "Spotter", "Transcripts", "Hosting", "Storage", "Terminal", "Evaluation", "ContentChecks",
        "Authoring",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    // Intents/ becomes part of the program: the plugin runs the tool, the tool writes one Swift file.
    .plugin(
      name: "CompileIntents", capability: .buildTool(), dependencies: ["intents-compiler"],
      path: "Sources/CompileIntents/Plugin"),
    .executableTarget(
      name: "intents-compiler", dependencies: ["Knowledge", "ContentChecks", "Understanding"],
      path: "Sources/CompileIntents/Tool"),
    .executableTarget(
      name: "compile-vectors", dependencies: ["Understanding"], path: "Sources/CompileVectors"),

    .target(name: "CPty", path: "Tests/CPty"),
    .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge"]),
    .testTarget(name: "AuthoringTests", dependencies: core + ["Authoring", "ContentChecks"]),
    .testTarget(name: "EvaluationTests", dependencies: core + ["Evaluation", "Spotter"]),
    .testTarget(
      name: "UnderstandingTests", dependencies: core + ["Spotter"], exclude: ["snowball-english.tsv"]),
    .testTarget(
      name: "DialogueTests",
      dependencies: core + ["Spotter", .product(name: "CustomDump", package: "swift-custom-dump")]),
    .testTarget(name: "TranscriptsTests", dependencies: core + ["Transcripts", "Hosting", "Spotter"]),
    .testTarget(name: "HostingTests", dependencies: core + ["Hosting", "Spotter"]),
    .testTarget(
      name: "StorageTests",
      dependencies: core + ["Storage", "Hosting", "Spotter", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "TerminalTests",
      dependencies: core + ["Terminal", "Hosting", "Transcripts", "CPty", "Spotter", "SpotterCLI"]),
    .testTarget(
      name: "SpotterTests",
      dependencies: core + [
        "Spotter", "Transcripts", "Hosting", "Storage", "SpotterCLI",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
]
for target in package.targets
where ![.system, .plugin].contains(target.type)
  && !["CPty", "CWordVectors", "CKernels"].contains(target.name)
{
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}

// Training takes some ten seconds optimised and minutes without, and every debug build trains.
for target in package.targets where ["Knowledge", "Understanding", "intents-compiler"].contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}

// Needed for nothing but the pages of the documentation; only `SPOTTER_DOCS=1` asks for it.
if Context.environment["SPOTTER_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}

// The benchmarks need a tool that takes minutes to build; only `SPOTTER_BENCH=1` asks for it.
if Context.environment["SPOTTER_BENCH"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
  package.targets.append(
    .executableTarget(
      name: "SpotterBenchmarks",
      dependencies: core + ["Spotter", .product(name: "Benchmark", package: "benchmark")],
      path: "Tests/Benchmarks/SpotterBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
  package.targets.append(
    .executableTarget(name: "bot-benchmark", path: "Tests/Benchmarks/BotBenchmark"))
}

// On Linux a program carries Swift's own libraries: the one file runs anywhere, starts sooner and takes less memory.
let standalone = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-static-stdlib"], standalone)]
  if target.type == .executable {
    target.linkerSettings = [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], standalone)]
  }
}
