// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "spotter",
  products: [
    .library(name: "Spotter", targets: ["Spotter"]),
    .executable(name: "spotter", targets: ["SpotterCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    // A line of text walks through these from top to bottom; nothing points back up.
    .target(name: "Knowledge", dependencies: ["Yams"]),
    .target(name: "Understanding", dependencies: ["Knowledge"]),
    .target(name: "Dialogue", dependencies: ["Knowledge", "Understanding"]),
    .target(
      name: "Spotter",
      dependencies: ["Dialogue", "Knowledge", "Understanding"],
      exclude: ["Intents"],  // a link to the content: it makes the plugin notice added and removed files
      plugins: ["CompileIntents"]),
    .target(name: "Hosting", dependencies: ["Dialogue", "Understanding"]),
    .systemLibrary(name: "CReadline", path: "Sources/CReadline"),
    .target(name: "Terminal", dependencies: ["CReadline", "Dialogue"]),
    .executableTarget(
      name: "SpotterCLI",
      dependencies: [
        "Spotter", "Hosting", "Knowledge", "Terminal", "Understanding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Intents/ becomes part of the program: the plugin runs the tool, the tool writes one Swift file.
    .plugin(
      name: "CompileIntents", capability: .buildTool(), dependencies: ["intents-compiler"],
      path: "Sources/CompileIntents/Plugin"),
    .executableTarget(
      name: "intents-compiler", dependencies: ["Knowledge", "Understanding"],
      path: "Sources/CompileIntents/Tool"),

    .target(name: "CPty", path: "Tests/CPty"),
    .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge", "Spotter"]),
    .testTarget(name: "UnderstandingTests", dependencies: ["Knowledge", "Understanding", "Spotter"]),
    .testTarget(
      name: "DialogueTests",
      dependencies: [
        "Dialogue", "Spotter", .product(name: "CustomDump", package: "swift-custom-dump"),
      ]),
    .testTarget(name: "HostingTests", dependencies: ["Hosting", "Spotter"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "CPty", "SpotterCLI"]),
    .testTarget(name: "SpotterTests", dependencies: ["Knowledge", "Spotter", "SpotterCLI"]),
  ],
  swiftLanguageModes: [.v6]
)

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
]
for target in package.targets where ![.system, .plugin].contains(target.type) && target.name != "CPty" {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
