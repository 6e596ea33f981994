"""Figures of At a glance that other pages show too."""
