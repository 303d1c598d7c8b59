use super::*;

fn load(toml: &str) -> Result<Config, String> {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(FILE_NAME), toml).unwrap();
    Config::load(&Place { data: None, config: Some(dir.path().join(FILE_NAME)) })
        .map(|config| Config { data: config.data.strip_prefix(dir.path()).unwrap().to_path_buf(), ..config })
}

#[test]
fn the_example_says_what_holds_without_it() {
    assert_eq!(load(EXAMPLE).unwrap(), Config::default());
}

#[test]
fn the_example_explains_every_key() {
    for key in KEYS {
        let line = EXAMPLE.lines().position(|line| line.trim_start_matches("# ").starts_with(&format!("{key} =")));
        let line = line.unwrap_or_else(|| panic!("gongkai.example.toml does not mention {key}"));
        assert!(line > 0 && EXAMPLE.lines().nth(line - 1).unwrap().starts_with('#'), "{key} has no comment above it");
    }
    let fields = serde_json::to_value(Config::default()).unwrap();
    let fields: Vec<&str> = fields.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, KEYS);
}

#[test]
fn a_mistake_is_told_in_one_line_with_its_key() {
    let check = |toml: &str, words: &[&str]| {
        let message = load(toml).unwrap_err();
        assert_eq!(message.lines().count(), 1, "{message}");
        for word in words {
            assert!(message.contains(word), "{message} does not say {word}");
        }
        for english in ["invalid", "expected", "error", "string"] {
            assert!(!message.contains(english), "{message} is not for a person here");
        }
    };
    check("databse = \"sqlite:a.db\"", &["databse", "没有", "database"]);
    check("https = \"yes\"", &["https"]);
    check("listen = \"eight\"", &["listen"]);
    check("agency = \"北京\"", &["agency", "小写字母"]);
    check("database = \"mysql://x\"", &["database", "postgres://"]);
    check("listen = 8080", &["listen", "127.0.0.1:8080"]);
    check("trusted_proxies = \"10.0.0.1\"", &["trusted_proxies", "列表"]);
    check("trusted_proxies = [\"proxy\"]", &["trusted_proxies", "列表"]);
    check("\ndata = ", &["第2行写法有误"]);
}

#[test]
fn paths_are_relative_to_what_names_them() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("office.toml");
    std::fs::write(&file, "data = \"store\"\ndatabase = \"sqlite:office.db\"").unwrap();
    let config = Config::load(&Place { data: None, config: Some(file) }).unwrap();
    assert_eq!(config.data, dir.path().join("store"));
    assert_eq!(config.sqlite_path(), Some(dir.path().join("store/office.db")));
    let config = Config::load(&Place { data: Some(dir.path().to_path_buf()), config: None }).unwrap();
    assert_eq!(config.sqlite_path(), Some(dir.path().join("gongkai.db")));
}

#[test]
fn a_missing_file_is_an_error_only_when_it_was_named() {
    let dir = tempfile::tempdir().unwrap();
    assert!(Config::load(&Place { data: Some(dir.path().to_path_buf()), config: None }).is_ok());
    assert!(Config::load(&Place { data: None, config: Some(dir.path().join("none.toml")) }).is_err());
}
