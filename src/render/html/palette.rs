//! Checks the colours of the style sheet: text can be read, and charts can be told from the paper.

#[cfg(test)]
mod tests {
    /// Returns the colours of each `:root`: light, dark, paper.
    fn palettes() -> Vec<Vec<(String, [f64; 3])>> {
        let blocks = super::super::STYLE.split(":root {").skip(1);
        let colour = |declaration: &str| {
            let (name, value) = declaration.split_once(':')?;
            let digits = value.trim().strip_prefix('#')?;
            let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
            let parts = [part(0)?, part(2)?, part(4)?].map(f64::from);
            Some((name.trim().to_owned(), parts))
        };
        blocks
            .map(|block| block.split('}').next().unwrap().split(';').filter_map(colour).collect())
            .collect()
    }

    /// The contrast of two colours by WCAG 2.
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let linear = |part: f64| match part / 255.0 {
            low if low <= 0.040_45 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        };
        let luminance = |colour: [f64; 3]| {
            let [red, green, blue] = colour.map(linear);
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn contrasts_are_those_of_level_aa() {
        let palettes = palettes();
        assert_eq!(palettes.len(), 3);
        assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
        for palette in palettes {
            let of = |name: &str| palette.iter().find(|(it, _)| it == name).unwrap().1;
            for text in ["--ink", "--soft", "--yes", "--no", "--unsure"] {
                let seen = contrast(of(text), of("--paper"));
                assert!(seen >= 4.5, "{text}: {seen:.2}");
            }
            for shape in ["--good", "--bad", "--goal"] {
                let seen = contrast(of(shape), of("--paper"));
                assert!(seen >= 3.0, "{shape}: {seen:.2}");
            }
            // Blue and orange stay apart for those who do not see red from green.
            let blue = (of("--good")[2] - of("--bad")[2]).abs();
            assert!(blue > 90.0, "{blue}");
        }
    }
}
